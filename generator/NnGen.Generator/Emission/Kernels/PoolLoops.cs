using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>What kernels of pooling share.</summary>
internal static class PoolLoops
{
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

    /// <summary>Whether all windows lie inside the image.</summary>
    public static bool AreInside(ImageWindow window, ImageSize image) =>
        window is { Top: 0, Left: 0 }
        && ((window.Rows - 1) * window.Stride) + window.Height <= image.Height
        && ((window.Columns - 1) * window.Stride) + window.Width <= image.Width;
}
