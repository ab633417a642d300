using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A transposed convolution.</summary>
internal sealed class TransposedConvolutionStep : StepWriter<TransposedConvolutionOp>
{
    protected override Step Write(Value value, TransposedConvolutionOp op, StepContext context)
    {
        var kernel = new TransposedConvolutionKernel(
            ImageSize.Of(value.Shape), op.Window, value.Inputs[0].Shape.Last, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
