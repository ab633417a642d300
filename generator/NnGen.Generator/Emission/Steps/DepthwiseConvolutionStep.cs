using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A convolution of each channel for itself.</summary>
internal sealed class DepthwiseConvolutionStep : StepWriter<DepthwiseConvolutionOp>
{
    protected override Step Write(Value value, DepthwiseConvolutionOp op, StepContext context)
    {
        var image = value.Inputs[0];
        var kernel = new DepthwiseConvolutionKernel(
            ImageSize.Of(image.Shape), op.Window, value.Inputs.Length > 2, IsTurned: false, context.StrideOf(image), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
