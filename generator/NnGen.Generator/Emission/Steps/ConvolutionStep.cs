using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A convolution.</summary>
internal sealed class ConvolutionStep : StepWriter<ConvolutionOp>
{
    protected override Step Write(Value value, ConvolutionOp op, StepContext context)
    {
        var kernel = new ConvolutionKernel(ImageSize.Of(value.Inputs[0].Shape), op.Window, value.Shape.Last, value.Inputs.Length > 2, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
