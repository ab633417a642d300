using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the image of a convolution.</summary>
internal sealed class ConvolutionInputGradientStep : StepWriter<ConvolutionInputGradientOp>
{
    protected override Step Write(Value value, ConvolutionInputGradientOp op, StepContext context)
    {
        var kernel = new ConvolutionInputGradientKernel(ImageSize.Of(value.Shape), op.Window, value.Inputs[1].Shape.Last, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
