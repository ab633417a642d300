using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The gradient of a convolution's image: for each pixel, the windows that it lies in. The sums run along the channels of the result,
/// as the kernel's rows do; some channels of the image at once share what is read of the result's gradient.
/// </summary>
internal sealed record ConvolutionInputGradientKernel(ImageSize Image, ImageWindow Window, int Filters, int GradientStride, int ResultStride) : Kernel
{
    private const int ChannelsAtOnce = 8;

    public override string Name =>
        $"ConvolutionInputGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}To{Filters}";

    public override string Description =>
        $"<c>[N, {Window.Rows}, {Window.Columns}, {Filters}], [{Window.Height}, {Window.Width}, {Image.Channels}, {Filters}] → [N, {Image}]</c>: the gradient of a convolution's image";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "outputGradient"), new("ref float", "kernel"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var vectors = Lanes.All.First(l => l.Count <= lanes.Count && l.Count <= Filters);
        var (whole, rest) = (Image.Channels / ChannelsAtOnce, Image.Channels % ChannelsAtOnce);
        using (Method(writer, name))
        {
            using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
            writer.Line($"ref var gradientRow = ref Unsafe.Add(ref outputGradient, row * {GradientStride});");
            writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
            using (writer.Block($"for (nint y = 0; y < {Image.Height}; y++)"))
            {
                using var columns = writer.Block($"for (nint x = 0; x < {Image.Width}; x++)");
                writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Image.Width}) + x) * {Image.Channels});");
                if (whole > 0)
                {
                    using var channels = writer.Block($"for (nint c = 0; c < {whole * ChannelsAtOnce}; c += {ChannelsAtOnce})");
                    writer.Line($"{name}Tile{ChannelsAtOnce}(y, x, ref gradientRow, ref Unsafe.Add(ref kernel, c * {Filters}), ref Unsafe.Add(ref pixel, c));");
                }

                if (rest > 0)
                {
                    var start = whole * ChannelsAtOnce;
                    writer.Line($"{name}Tile{rest}(y, x, ref gradientRow, ref {Lanes.At("kernel", NumberText.Integer((long)start * Filters))}, ref {Lanes.At("pixel", NumberText.Integer(start))});");
                }
            }

            Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels, ResultStride);
        }

        foreach (var channels in new[] { whole > 0 ? ChannelsAtOnce : 0, rest }.Where(c => c > 0))
        {
            WriteTile(writer, vectors, name, channels);
        }
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int channels)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Line($"private static void {name}Tile{channels}(nint y, nint x, ref float gradient, ref float kernel, ref float result)");
        using var body = writer.Block();
        var whole = Filters / lanes.Count * lanes.Count;
        for (var c = 0; c < channels; c++)
        {
            writer.Line($"var sum{c} = {lanes.Zero};");
            if (whole < Filters)
            {
                writer.Line($"var tail{c} = 0f;");
            }
        }

        using (writer.Block($"for (nint i = 0; i < {Window.Height}; i++)"))
        {
            WriteWindow(writer, "line", $"y + {Window.Top} - (i * {Window.Dilation})", Window.Rows);
            using var across = writer.Block($"for (nint j = 0; j < {Window.Width}; j++)");
            WriteWindow(writer, "column", $"x + {Window.Left} - (j * {Window.Dilation})", Window.Columns);
            writer.Line($"ref var run = ref Unsafe.Add(ref gradient, ((line * {Window.Columns}) + column) * {Filters});");
            writer.Line($"ref var weights = ref Unsafe.Add(ref kernel, ((i * {Window.Width}) + j) * {(long)Image.Channels * Filters});");
            WriteSums(lanes, "o", 0, whole, "sum");
            if (whole < Filters)
            {
                WriteSums(Lanes.Scalar, "p", whole, Filters, "tail");
            }
        }

        writer.Line();
        for (var c = 0; c < channels; c++)
        {
            writer.Line($"{Lanes.At("result", NumberText.Integer(c))} = {lanes.Sum($"sum{c}")}{(whole < Filters ? $" + tail{c}" : "")};");
        }

        void WriteSums(Lanes l, string index, int start, int end, string sum)
        {
            using var loop = writer.Block($"for (nint {index} = {start}; {index} < {end}; {(l.IsScalar ? index + "++" : $"{index} += {l.Count}")})");
            writer.Line($"var from = {l.Load("run", index)};");
            for (var c = 0; c < channels; c++)
            {
                writer.Line($"{sum}{c} = {l.MultiplyAdd("from", l.Load("weights", c == 0 ? index : $"{index} + {(long)c * Filters}"), sum + NumberText.Integer(c))};");
            }
        }
    }

    /// <summary>The window that has the pixel at this place; goes on where there is none.</summary>
    private void WriteWindow(CodeWriter writer, string window, string distance, int windows)
    {
        writer.Line($"var {window} = {distance};");
        using (writer.Block($"if ({window} < 0{(Window.Stride == 1 ? "" : $" || {window} % {Window.Stride} != 0")} || {window} >= {(long)windows * Window.Stride})"))
        {
            writer.Line("continue;");
        }

        writer.Line();
        if (Window.Stride > 1)
        {
            writer.Line($"{window} /= {Window.Stride};");
        }
    }
}
