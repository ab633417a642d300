using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A convolution of each channel for itself: channels are the lanes, and a tile of some columns of a row of the result stays in registers while the
/// kernel goes by. Columns whose window crosses the border go one by one. With the kernel turned round it is the gradient of the image of such a
/// convolution whose windows are one pixel apart.
/// </summary>
internal sealed record DepthwiseConvolutionKernel(ImageSize Image, ImageWindow Window, bool HasBias, bool IsTurned, int InputStride, int ResultStride) : Kernel
{
    private const int MostColumns = 8;

    public override string Name =>
        $"Depthwise{(IsTurned ? "InputGradient" : "")}{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Image}] ∗ [{Window.Height}, {Window.Width}, {Image.Channels}] → [N, {Window.Rows}, {Window.Columns}, {Image.Channels}]</c>, channel by channel{(IsTurned ? ", with the kernel turned round" : "")}";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("int", "rows"),
        new("ref float", "input"),
        new("ref float", "kernel"),
        .. HasBias ? [new KernelParameter("ref float", "bias")] : Array.Empty<KernelParameter>(),
        new("ref float", "result"),
    ];

    /// <summary>Columns of a tile: the windows inside the image, in parts of about equal length.</summary>
    private int Columns
    {
        get
        {
            var (first, end) = Window.Inside(Image.Width, 0, Window.Width - 1);
            return Math.Max(1, (end - first) / Math.Max(1, (end - first + MostColumns - 1) / MostColumns));
        }
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using (Method(writer, name))
        {
            using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
            writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
            writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
            using (writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)"))
            {
                writer.Line("nint x = 0;");
                var (first, end) = Window.Inside(Image.Width, 0, Window.Width - 1);
                if (Columns > 1)
                {
                    if (first > 0)
                    {
                        WriteLoop($"x < {first}", 1);
                    }

                    WriteLoop($"x <= {end - Columns}", Columns);
                }

                WriteLoop($"x < {Window.Columns}", 1);
            }

            Runs.ClearPadding(writer, lanes, "resultRow", Window.Rows * Window.Columns * Image.Channels, ResultStride);
        }

        var channels = Lanes.All.First(l => l.Count <= lanes.Count && l.Count <= Image.Channels);
        foreach (var columns in new[] { Columns, 1 }.Distinct())
        {
            WriteTile(writer, channels, name, columns);
        }

        void WriteLoop(string condition, int columns)
        {
            using var loop = writer.Block($"for (; {condition}; {(columns == 1 ? "x++" : $"x += {columns}")})");
            Runs.Cover(writer, lanes, Image.Channels, (_, c) => writer.Call(
                $"{name}Tile{columns}",
                [
                    $"(y * {Window.Stride}) - {Window.Top}",
                    $"(x * {Window.Stride}) - {Window.Left}",
                    $"ref {Lanes.At("image", c)}",
                    $"ref {Lanes.At("kernel", c)}",
                    .. HasBias ? [$"ref {Lanes.At("bias", c)}"] : Array.Empty<string>(),
                    $"ref Unsafe.Add(ref resultRow, (((y * {Window.Columns}) + x) * {Image.Channels}) + {c})",
                ],
                ";"));
        }
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int columns)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"private static void {name}Tile{columns}",
            ["nint top", "nint left", "ref float image", "ref float kernel", .. HasBias ? ["ref float bias"] : Array.Empty<string>(), "ref float result"],
            "");
        using var body = writer.Block();
        for (var x = 0; x < columns; x++)
        {
            writer.Line($"var sum{x} = {(HasBias ? lanes.Load("bias") : lanes.Zero)};");
        }

        using (writer.Block($"for (nint i = 0; i < {Window.Height}; i++)"))
        {
            writer.Line($"var line = top + (i * {Window.Dilation});");
            WriteSkip(writer, "line", Image.Height);
            using var across = writer.Block($"for (nint j = 0; j < {Window.Width}; j++)");
            writer.Line($"var column = left + (j * {Window.Dilation});");
            if (columns == 1)
            {
                WriteSkip(writer, "column", Image.Width);
            }

            var (i, j) = IsTurned ? ($"({Window.Height - 1} - i)", $"({Window.Width - 1} - j)") : ("i", "j");
            writer.Line($"ref var pixel = ref Unsafe.Add(ref image, ((line * {Image.Width}) + column) * {Image.Channels});");
            writer.Line($"var weight = {lanes.Load("kernel", $"(({i} * {Window.Width}) + {j}) * {Image.Channels}")};");
            for (var x = 0; x < columns; x++)
            {
                writer.Line($"sum{x} = {lanes.MultiplyAdd(lanes.Load("pixel", NumberText.Integer((long)x * Window.Stride * Image.Channels)), "weight", $"sum{x}")};");
            }
        }

        writer.Line();
        for (var x = 0; x < columns; x++)
        {
            writer.Line(lanes.Store($"sum{x}", "result", NumberText.Integer((long)x * Image.Channels)));
        }
    }

    private static void WriteSkip(CodeWriter writer, string place, int size)
    {
        using (writer.Block($"if ({place} < 0 || {place} >= {size})"))
        {
            writer.Line("continue;");
        }

        writer.Line();
    }
}
