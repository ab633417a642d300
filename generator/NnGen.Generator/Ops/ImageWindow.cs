using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>How a window goes over an image <c>[H, W, C]</c>.</summary>
/// <param name="Height">Its height.</param>
/// <param name="Width">Its width.</param>
/// <param name="Stride">The pixels from one window to the next.</param>
/// <param name="Dilation">The pixels from one element of the window to the next.</param>
/// <param name="Top">The rows of padding above the image.</param>
/// <param name="Left">The columns of padding on its left.</param>
/// <param name="Rows">The windows from top to bottom.</param>
/// <param name="Columns">The windows from left to right.</param>
internal sealed record ImageWindow(int Height, int Width, int Stride, int Dilation, int Top, int Left, int Rows, int Columns)
{
    /// <summary>The windows of an image, as Keras places them; null where the window does not fit.</summary>
    public static ImageWindow? Place(Shape image, int size, int stride, int dilation, Padding padding)
    {
        var (height, width) = (image.Dimensions[0].Capacity, image.Dimensions[1].Capacity);
        var span = ((long)(size - 1) * dilation) + 1;
        if (padding == Padding.Same)
        {
            var (rows, columns) = (((height - 1) / stride) + 1, ((width - 1) / stride) + 1);
            return new ImageWindow(size, size, stride, dilation, Before(height, rows), Before(width, columns), rows, columns);
        }

        return span > height || span > width
            ? null
            : new ImageWindow(size, size, stride, dilation, 0, 0, (int)((height - span) / stride) + 1, (int)((width - span) / stride) + 1);

        int Before(int length, int windows) => (int)(Math.Max(0, ((long)(windows - 1) * stride) + span - length) / 2);
    }
}
