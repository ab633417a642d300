using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The sum or the mean of each window, channel by channel.</summary>
internal sealed record SumPoolKernel(ImageSize Image, ImageWindow Window, bool IsMean, int InputStride, int ResultStride) : Kernel
{
    public override string Name => $"{(IsMean ? "Average" : "Sum")}Pool{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Image}] → [N, {Window.Rows}, {Window.Columns}, {Image.Channels}]</c>: the {(IsMean ? "mean" : "sum")} of each window";

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
        var share = NumberText.Float(1.0 / ((long)Window.Height * Window.Width));
        Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
        {
            var sum = string.Join(" + ", PoolLoops.Places(Image, Window).Select(place => l.Load("window", OffsetText.Sum(place, (c, 1)))));
            writer.Line(l.Store(IsMean ? l.IsScalar ? $"({sum}) * {share}" : $"(({sum}) * {share})" : l.IsScalar ? sum : $"({sum})", "pixel", c));
        });
    }

    private void WriteLoops(CodeWriter writer, Lanes lanes)
    {
        using (writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)"))
        {
            PoolLoops.WriteRange(writer, "Line", "y", Window.Top, Window.Height, Window.Stride, Image.Height);
            using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
            PoolLoops.WriteRange(writer, "Column", "x", Window.Left, Window.Width, Window.Stride, Image.Width);
            writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Window.Columns}) + x) * {Image.Channels});");
            var share = NumberText.Float(1.0 / ((long)Window.Height * Window.Width));
            if (IsMean && !PoolLoops.AreInside(Window, Image))
            {
                writer.Line("var share = 1f / ((endLine - firstLine) * (endColumn - firstColumn));");
                share = "share";
            }

            var sums = new NameScope([]);
            Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
            {
                var sum = sums.Take("sum");
                writer.Line($"var {sum} = {l.Zero};");
                using (writer.Block("for (var line = firstLine; line < endLine; line++)"))
                {
                    using var across = writer.Block("for (var column = firstColumn; column < endColumn; column++)");
                    writer.Line($"{sum} += {l.Load("image", $"(((line * {Image.Width}) + column) * {Image.Channels}) + {c}")};");
                }

                writer.Line(l.Store(!IsMean ? sum : l.IsScalar ? $"{sum} * {share}" : $"({sum} * {share})", "pixel", c));
            });
        }
    }
}
