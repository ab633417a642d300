using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the kernel of a transposed convolution.</summary>
internal sealed class TransposedKernelGradientStep : StepWriter<TransposedKernelGradientOp>
{
    protected override Step Write(Value value, TransposedKernelGradientOp op, StepContext context)
    {
        var kernel = new TransposedKernelGradientKernel(
            ImageSize.Of(value.Inputs[0].Shape), op.Window, value.Shape.Last, context.StrideOf(value.Inputs[0]), context.StrideOf(value.Inputs[1]));
        string[] arguments = [StepContext.RowsOf(value.Inputs[0]), .. value.Inputs.Select(context.Ref), context.IsGradient(value) ? "accumulate" : "false", context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
