using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>For each pixel, the sum of what the windows that it lies in have, or of their shares of a mean, channel by channel.</summary>
internal sealed record SumPoolGradientKernel(ImageSize Image, ImageWindow Window, bool IsMean, int GradientStride, int ResultStride) : Kernel
{
    public override string Name => $"{(IsMean ? "Average" : "Sum")}PoolGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Window.Rows}, {Window.Columns}, {Image.Channels}] → [N, {Image}]</c>: {(IsMean ? "its share of each window's number" : "each window's number")} to each pixel";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "outputGradient"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var isConstant = !IsMean || PoolLoops.AreInside(Window, Image);
        var share = NumberText.Float(1.0 / ((long)Window.Height * Window.Width));
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var gradientRow = ref Unsafe.Add(ref outputGradient, row * {GradientStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        if (PoolLoops.AreUnrolled(Image, Window) && PoolLoops.ArePartition(Image, Window))
        {
            WriteUnrolled(writer, lanes, share);
        }
        else
        {
            WriteLoops(writer, lanes, isConstant, share);
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels, ResultStride);
    }

    /// <summary>Each number goes to all pixels of its window, which no other window has.</summary>
    private void WriteUnrolled(CodeWriter writer, Lanes lanes, string share)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteWindow(writer, "window", "resultRow", Image, Window);
        writer.Line($"ref var pixel = ref Unsafe.Add(ref gradientRow, {OffsetText.Sum(0, ("y", (long)Window.Columns * Image.Channels), ("x", Image.Channels))});");
        foreach (var (l, start, blocks) in Runs.Blocks(Image.Channels, lanes))
        {
            using var channels = blocks == 1 ? writer.Block() : writer.Block($"for (nint c = {start}; c < {start + (blocks * l.Count)}; {(l.IsScalar ? "c++" : $"c += {l.Count}")})");
            var c = blocks == 1 ? NumberText.Integer(start) : "c";
            writer.Line($"var gradient = {l.Load("pixel", c)}{(IsMean ? $" * {share}" : "")};");
            writer.Lines(PoolLoops.Places(Image, Window).Select(place => l.Store("gradient", "window", OffsetText.Sum(place, (c, 1)))));
        }
    }

    private void WriteLoops(CodeWriter writer, Lanes lanes, bool isConstant, string share)
    {
        using (writer.Block($"for (nint y = 0; y < {Image.Height}; y++)"))
        {
            PoolLoops.WriteWindows(writer, "Line", "y", Window.Top, Window.Height, Window.Stride, Window.Rows);
            using var columns = writer.Block($"for (nint x = 0; x < {Image.Width}; x++)");
            PoolLoops.WriteWindows(writer, "Column", "x", Window.Left, Window.Width, Window.Stride, Window.Columns);
            writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Image.Width}) + x) * {Image.Channels});");
            var sums = new NameScope([]);
            Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
            {
                var sum = sums.Take("sum");
                writer.Line($"var {sum} = {l.Zero};");
                using (writer.Block("for (var line = firstLine; line < endLine; line++)"))
                {
                    using var across = writer.Block("for (var column = firstColumn; column < endColumn; column++)");
                    var element = l.Load("gradientRow", $"(((line * {Window.Columns}) + column) * {Image.Channels}) + {c}");
                    if (isConstant)
                    {
                        writer.Line($"{sum} += {element};");
                    }
                    else
                    {
                        writer.Line($"var lines = {Inside("line", Window.Top, Window.Height, Image.Height)};");
                        writer.Line($"var columns = {Inside("column", Window.Left, Window.Width, Image.Width)};");
                        writer.Line($"{sum} += {element} * (1f / (lines * columns));");
                    }
                }

                writer.Line(l.Store(!IsMean || !isConstant ? sum : l.IsScalar ? $"{sum} * {share}" : $"({sum} * {share})", "pixel", c));
            });
        }
    }

    /// <summary>The lines or columns of a window that lie inside the image.</summary>
    private string Inside(string window, int before, int length, int size) =>
        $"nint.Min({size}, ({window} * {Window.Stride}) + {length - before}) - nint.Max(0, ({window} * {Window.Stride}) - {before})";
}
