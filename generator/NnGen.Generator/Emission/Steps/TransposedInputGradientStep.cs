using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the input of a transposed convolution.</summary>
internal sealed class TransposedInputGradientStep : StepWriter<TransposedInputGradientOp>
{
    protected override Step Write(Value value, TransposedInputGradientOp op, StepContext context)
    {
        var kernel = new TransposedInputGradientKernel(
            ImageSize.Of(value.Inputs[0].Shape), op.Window, value.Shape.Last, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
