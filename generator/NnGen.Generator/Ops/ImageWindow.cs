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
    /// <summary>The groups of channels that a convolution takes apart: each gives its share of the channels of the result.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The windows of an image, as Keras places them; null where the window does not fit.</summary>
    public static ImageWindow? Place(Shape image, WindowSize size, int stride, int dilation, Padding padding) =>
        Along(image.Dimensions[0].Capacity, size.Height, stride, dilation, padding) is var (top, rows)
        && Along(image.Dimensions[1].Capacity, size.Width, stride, dilation, padding) is var (left, columns)
            ? new ImageWindow(size.Height, size.Width, stride, dilation, top, left, rows, columns)
            : null;

    /// <summary>The windows of a sequence <c>[T, C]</c>, which is an image <c>[1, T, C]</c>; null where the window does not fit.</summary>
    public static ImageWindow? PlaceInSequence(Shape sequence, int size, int stride, int dilation, Padding padding) =>
        Along(sequence.Dimensions[0].Capacity, size, stride, dilation, padding) is var (left, columns)
            ? new ImageWindow(1, size, stride, dilation, 0, left, 1, columns)
            : null;

    /// <summary>One window that is the whole image.</summary>
    public static ImageWindow Whole(int height, int width) => new(height, width, 1, 1, 0, 0, 1, 1);

    /// <summary>The windows along a line of whose elements from <paramref name="first"/> to <paramref name="last"/> none crosses a border.</summary>
    public (int First, int End) Inside(int width, int first, int last)
    {
        var start = Math.Max(0, (Left - (first * Dilation) + Stride - 1) / Stride);
        var room = width - 1 + Left - (last * Dilation);
        var end = room < 0 ? 0 : Math.Min(Columns, (room / Stride) + 1);
        return start < end ? (start, end) : (0, 0);
    }

    /// <summary>The padding before a line of pixels, and the windows along it.</summary>
    private static (int Before, int Windows)? Along(int length, int size, int stride, int dilation, Padding padding)
    {
        var span = ((long)(size - 1) * dilation) + 1;
        if (padding == Padding.Same)
        {
            var windows = ((length - 1) / stride) + 1;
            return ((int)(Math.Max(0, ((long)(windows - 1) * stride) + span - length) / 2), windows);
        }

        return span > length ? null : (0, (int)((length - span) / stride) + 1);
    }
}

/// <summary>The height and width of a window, as layers declare them.</summary>
internal readonly record struct WindowSize(int Height, int Width)
{
    public int Area => Height * Width;

    /// <summary>A window of a declared size, square unless it has a width of its own.</summary>
    public static WindowSize Of(int size, int width) => new(size, width == 0 ? size : width);
}
