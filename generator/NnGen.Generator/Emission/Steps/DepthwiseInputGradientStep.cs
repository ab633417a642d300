using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the image of a convolution of each channel for itself.</summary>
internal sealed class DepthwiseInputGradientStep : StepWriter<DepthwiseInputGradientOp>
{
    protected override Step Write(Value value, DepthwiseInputGradientOp op, StepContext context)
    {
        var (image, gradient) = (ImageSize.Of(value.Shape), value.Inputs[0]);
        Kernel kernel = op.Window.Stride == 1
            ? new DepthwiseConvolutionKernel(
                ImageSize.Of(gradient.Shape), Turned(op.Window, image), HasBias: false, IsTurned: true, context.StrideOf(gradient), context.StrideOf(value))
            : new DepthwiseInputGradientKernel(image, op.Window, context.StrideOf(gradient), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }

    /// <summary>The windows of the result's gradient that a pixel of the image lies in.</summary>
    private static ImageWindow Turned(ImageWindow window, ImageSize image) => window with
    {
        Top = ((window.Height - 1) * window.Dilation) - window.Top,
        Left = ((window.Width - 1) * window.Dilation) - window.Left,
        Rows = image.Height,
        Columns = image.Width,
    };
}
