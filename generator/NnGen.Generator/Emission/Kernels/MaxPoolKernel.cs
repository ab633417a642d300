using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The largest element of each window, channel by channel.</summary>
internal sealed record MaxPoolKernel(ImageSize Image, ImageWindow Window, int InputStride, int ResultStride) : Kernel
{
    public override string Name => $"MaxPool{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description => $"<c>[N, {Image}] → [N, {Window.Rows}, {Window.Columns}, {Image.Channels}]</c>: the largest element of each window";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        if (PoolLoops.AreUnrolled(Image, Window))
        {
            WriteUnrolled(writer, lanes);
        }
        else
        {
            WriteLoops(writer, lanes);
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Window.Rows * Window.Columns * Image.Channels, ResultStride);
    }

    private void WriteUnrolled(CodeWriter writer, Lanes lanes)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteWindow(writer, "window", "image", Image, Window);
        writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, {OffsetText.Sum(0, ("y", (long)Window.Columns * Image.Channels), ("x", Image.Channels))});");
        Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
        {
            var elements = PoolLoops.Places(Image, Window).Select(place => l.Load("window", OffsetText.Sum(place, (c, 1))));
            writer.Line(l.Store(elements.Aggregate((most, element) => $"{(l.IsScalar ? "MathF" : l.Type)}.Max({most}, {element})"), "pixel", c));
        });
    }

    private void WriteLoops(CodeWriter writer, Lanes lanes)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        PoolLoops.WriteRange(writer, "Line", "y", Window.Top, Window.Height, Window.Stride, Image.Height);
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteRange(writer, "Column", "x", Window.Left, Window.Width, Window.Stride, Image.Width);
        writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Window.Columns}) + x) * {Image.Channels});");
        var largest = new NameScope([]);
        Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
        {
            var most = largest.Take("largest");
            writer.Line($"var {most} = {l.Broadcast("float.NegativeInfinity")};");
            using (writer.Block("for (var line = firstLine; line < endLine; line++)"))
            {
                using var across = writer.Block("for (var column = firstColumn; column < endColumn; column++)");
                var element = l.Load("image", $"(((line * {Image.Width}) + column) * {Image.Channels}) + {c}");
                writer.Line($"{most} = {(l.IsScalar ? "MathF" : l.Type)}.Max({most}, {element});");
            }

            writer.Line(l.Store(most, "pixel", c));
        });
    }
}

/// <summary>What kernels of pooling share.</summary>
internal static class PoolLoops
{
    private const int MostUnrolled = 16;

    /// <summary>Whether a window's elements are written out: they are few, and all windows lie inside the image.</summary>
    public static bool AreUnrolled(ImageSize image, ImageWindow window) =>
        window.Height * window.Width <= MostUnrolled
        && window is { Top: 0, Left: 0 }
        && ((window.Rows - 1) * window.Stride) + window.Height <= image.Height
        && ((window.Columns - 1) * window.Stride) + window.Width <= image.Width;

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
}
