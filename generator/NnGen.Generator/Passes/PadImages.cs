using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>
/// Gives convolutions, and transposed ones, images that have zeros where windows cross the border: a copy costs less than to ask in each
/// window what lies inside, and a convolution and the gradient of its kernel share it.
/// </summary>
internal static class PadImages
{
    /// <summary>
    /// A transposed convolution, as the gradient of an image is one, whose result has so many columns is computed line by line, so that lines of windows above and below are left out. In narrower ones
    /// a tile has several lines, of which all need zeros there.
    /// </summary>
    private const int NarrowestClipped = 13;

    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
    {
        switch (value.Op)
        {
            case ConvolutionOp op:
                inputs[0] = PadImage(inputs[0], op.Window, builder);
                return builder.Add(op with { Window = op.Window with { Top = 0, Left = 0 } }, inputs);
            case ConvolutionKernelGradientOp op:
                inputs[0] = PadImage(inputs[0], op.Window, builder);
                return builder.Add(op with { Window = op.Window with { Top = 0, Left = 0 } }, inputs);
            case TransposedConvolutionOp op:
                var (window, image) = (op.Window, op.Shape);
                var (top, bottom) = WindowsBeyond(image.Dimensions[0].Capacity, window.Height, window.Top, window.Rows, window);
                var (left, right) = WindowsBeyond(image.Dimensions[1].Capacity, window.Width, window.Left, window.Columns, window);
                if (image.Dimensions[1].Capacity / window.Stride >= NarrowestClipped)
                {
                    (top, bottom) = (0, 0);
                }

                inputs[0] = Pad(inputs[0], top, bottom, left, right, builder);
                return builder.Add(op with { InputTop = top, InputLeft = left }, inputs);
            default:
                return builder.Add(value.Op, inputs);
        }
    }, concerns: value => value.Op is ConvolutionOp or ConvolutionKernelGradientOp or TransposedConvolutionOp);

    private static Value PadImage(Value image, ImageWindow window, GraphBuilder builder)
    {
        return Pad(
            image,
            window.Top,
            Beyond(image.Shape.Dimensions[0].Capacity, window.Height, window.Top, window.Rows),
            window.Left,
            Beyond(image.Shape.Dimensions[1].Capacity, window.Width, window.Left, window.Columns),
            builder);

        int Beyond(int length, int size, int before, int windows) =>
            Math.Max(0, ((windows - 1) * window.Stride) + ((size - 1) * window.Dilation) + 1 - before - length);
    }

    private static Value Pad(Value image, int top, int bottom, int left, int right, GraphBuilder builder) =>
        (top, bottom, left, right) == (0, 0, 0, 0) ? image : builder.Add(new FrameOp(top, bottom, left, right), image);

    /// <summary>How far the windows that have a pixel of the image would lie before the first and after the last one, were there more.</summary>
    private static (int Before, int After) WindowsBeyond(int length, int size, int before, int windows, ImageWindow window)
    {
        var (first, last) = (0, windows - 1);
        for (var element = 0; element < size; element++)
        {
            // Of the pixels that lie in some window with this element, the first and the last.
            var offset = before - (element * window.Dilation);
            var smallest = ((offset % window.Stride) + window.Stride) % window.Stride;
            var pixel = smallest == 0 ? 0 : window.Stride - smallest;
            if (pixel < length)
            {
                first = Math.Min(first, (pixel + offset) / window.Stride);
                last = Math.Max(last, (int)Math.Floor((length - 1 + offset) / (double)window.Stride));
            }
        }

        return (-first, last - (windows - 1));
    }
}
