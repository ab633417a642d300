using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>What kernels of pooling share.</summary>
internal static class PoolLoops
{
    private const int MostUnrolled = 16;

    /// <summary>Whether a window's elements are written out: they are few, and all windows lie inside the image.</summary>
    public static bool AreUnrolled(ImageSize image, ImageWindow window) =>
        window.Height * window.Width <= MostUnrolled && AreInside(window, image);

    /// <summary>Declares the reference at the first element of the window at <c>(y, x)</c>.</summary>
    public static void WriteWindow(CodeWriter writer, string name, string of, ImageSize image, ImageWindow window)
    {
        var place = OffsetText.Sum(0, ("y", (long)window.Stride * image.Width * image.Channels), ("x", (long)window.Stride * image.Channels));
        writer.Line($"ref var {name} = ref Unsafe.Add(ref {of}, {place});");
    }

    /// <summary>From there to each of its elements.</summary>
    public static IEnumerable<long> Places(ImageSize image, ImageWindow window) =>
        from i in Enumerable.Range(0, window.Height)
        from j in Enumerable.Range(0, window.Width)
        select (((long)i * image.Width) + j) * image.Channels;

    /// <summary>The lines or columns of the image that a window has.</summary>
    public static void WriteRange(CodeWriter writer, string dimension, string window, int before, int length, int stride, int size)
    {
        writer.Line($"var first{dimension} = nint.Max(0, ({window} * {stride}) - {before});");
        writer.Line($"var end{dimension} = nint.Min({size}, ({window} * {stride}) + {length - before});");
    }

    /// <summary>The windows that have a line or column of the image.</summary>
    public static void WriteWindows(CodeWriter writer, string dimension, string pixel, int before, int length, int stride, int windows)
    {
        writer.Line($"var first{dimension} = (nint.Max(0, {pixel} + {before - length + 1}) + {stride - 1}) / {stride};");
        writer.Line($"var end{dimension} = nint.Min({windows}, (({pixel} + {before}) / {stride}) + 1);");
    }

    /// <summary>Whether every pixel lies in one window.</summary>
    public static bool ArePartition(ImageSize image, ImageWindow window) =>
        window.Height == window.Stride && window.Width == window.Stride
        && window.Rows * window.Stride == image.Height && window.Columns * window.Stride == image.Width;

    /// <summary>Whether all windows lie inside the image.</summary>
    public static bool AreInside(ImageWindow window, ImageSize image) =>
        window is { Top: 0, Left: 0 }
        && ((window.Rows - 1) * window.Stride) + window.Height <= image.Height
        && ((window.Columns - 1) * window.Stride) + window.Width <= image.Width;
}
