using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A convolution as tiles compute it: windows that lie inside an image, each for a pixel of the result. A convolution is one of these; a
/// transposed one, such as the gradient of an image, is one for each place that a pixel may have between windows.
/// </summary>
/// <param name="Height">The lines of a window.</param>
/// <param name="Width">Its columns.</param>
/// <param name="LineStep">The lines of the image from one line of a window to the next.</param>
/// <param name="ColumnStep">The columns from one column of a window to the next.</param>
/// <param name="Stride">The pixels of the image from one window to the next.</param>
/// <param name="Top">The line of the image where the first window begins.</param>
/// <param name="Left">The column where it begins.</param>
/// <param name="Rows">The windows from top to bottom.</param>
/// <param name="Columns">The windows from left to right.</param>
/// <param name="ResultTop">The line of the result that the first windows are for.</param>
/// <param name="ResultLeft">The column that they are for.</param>
/// <param name="ResultStep">The pixels of the result from one window to the next.</param>
/// <param name="KernelOffset">The first float of the panels of its kernel.</param>
internal sealed record ConvolutionPhase(
    int Height,
    int Width,
    int LineStep,
    int ColumnStep,
    int Stride,
    int Top,
    int Left,
    int Rows,
    int Columns,
    int ResultTop,
    int ResultLeft,
    int ResultStep,
    long KernelOffset)
{
    /// <summary>Whether some windows have lines above or below the image, which count as zeros.</summary>
    public bool LeavesImage(int height) => Top < 0 || Top + ((Rows - 1) * Stride) + ((Height - 1) * LineStep) >= height;

    /// <summary>A convolution over an image that has its padding already.</summary>
    public static ConvolutionPhase Forward(ImageWindow window) =>
        new(window.Height, window.Width, window.Dilation, window.Dilation, window.Stride, 0, 0, window.Rows, window.Columns, 0, 0, 1, 0);

    /// <summary>
    /// A transposed convolution, as convolutions of its input with the kernel turned round: for the pixels of the result
    /// that lie alike between windows, those elements of the kernel that meet them (<c>ConvolutionKernels.Flip</c> puts these together).
    /// </summary>
    /// <param name="op">What is computed.</param>
    /// <param name="filters">The channels of a group of the input.</param>
    /// <param name="channels">The channels of a group of the result.</param>
    public static IEnumerable<ConvolutionPhase> Transposed(TransposedConvolutionOp op, int filters, int channels)
    {
        var window = op.Window;
        var (height, width) = (op.Shape.Dimensions[0].Capacity, op.Shape.Dimensions[1].Capacity);
        var step = window.Dilation / GreatestCommonDivisor(window.Dilation, window.Stride);
        var offset = 0L;
        for (var i = 0; i < window.Stride; i++)
        {
            for (var j = 0; j < window.Stride; j++)
            {
                var (lines, columns) = (Along(window.Height, window.Top, i, height), Along(window.Width, window.Left, j, width));
                if (lines.Count > 0 && columns.Count > 0)
                {
                    yield return new ConvolutionPhase(
                        lines.Elements, columns.Elements, step, step, 1,
                        lines.FirstWindow + op.InputTop, columns.FirstWindow + op.InputLeft, lines.Count, columns.Count,
                        lines.FirstPixel, columns.FirstPixel, window.Stride, offset);
                }

                offset += (long)lines.Elements * columns.Elements * filters * Storage.Pad(channels);
            }
        }

        // Along one dimension: the elements at this place modulo the stride, the first pixel that they meet, the first window that it meets, the pixels.
        (int Elements, int FirstPixel, int FirstWindow, int Count) Along(int size, int before, int place, int length)
        {
            var elements = Enumerable.Range(0, size).Where(k => k * window.Dilation % window.Stride == place).ToList();
            var pixel = (((place - before) % window.Stride) + window.Stride) % window.Stride;
            var first = elements.Count == 0 ? 0 : (pixel + before - (elements.Last() * window.Dilation)) / window.Stride;
            return (elements.Count, pixel, first, pixel < length ? ((length - pixel - 1) / window.Stride) + 1 : 0);
        }
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
