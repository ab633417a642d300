using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A transposed convolution: each pixel of the result is a sum over the windows that it lies in. The sums run along the channels of the input, as
/// the kernel's rows do; some channels of the result at once share what is read of the input.
/// </summary>
internal sealed record TransposedConvolutionKernel(ImageSize Image, ImageWindow Window, int Channels, int InputStride, int ResultStride) : Kernel
{
    private const int FiltersAtOnce = 8;

    public override string Name =>
        $"TransposedConvolution{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}To{Channels}";

    public override string Description =>
        $"<c>[N, {Window.Rows}, {Window.Columns}, {Channels}], [{Window.Height}, {Window.Width}, {Image.Channels}, {Channels}] → [N, {Image}]</c>";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "kernel"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var vectors = Lanes.All.First(l => l.Count <= lanes.Count && l.Count <= Channels);
        var (whole, rest) = (Image.Channels / FiltersAtOnce, Image.Channels % FiltersAtOnce);
        using (Method(writer, name))
        {
            using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
            writer.Line($"ref var inputRow = ref Unsafe.Add(ref input, row * {InputStride});");
            writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
            using (writer.Block($"for (nint y = 0; y < {Image.Height}; y++)"))
            {
                using var columns = writer.Block($"for (nint x = 0; x < {Image.Width}; x++)");
                writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Image.Width}) + x) * {Image.Channels});");
                if (whole > 0)
                {
                    using var channels = writer.Block($"for (nint c = 0; c < {whole * FiltersAtOnce}; c += {FiltersAtOnce})");
                    writer.Line($"{name}Tile{FiltersAtOnce}(y, x, ref inputRow, ref Unsafe.Add(ref kernel, c * {Channels}), ref Unsafe.Add(ref pixel, c));");
                }

                if (rest > 0)
                {
                    var start = whole * FiltersAtOnce;
                    writer.Line($"{name}Tile{rest}(y, x, ref inputRow, ref {Lanes.At("kernel", NumberText.Integer((long)start * Channels))}, ref {Lanes.At("pixel", NumberText.Integer(start))});");
                }
            }

            Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels, ResultStride);
        }

        foreach (var channels in new[] { whole > 0 ? FiltersAtOnce : 0, rest }.Where(c => c > 0))
        {
            WriteTile(writer, vectors, name, channels);
        }
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int channels)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Line($"private static void {name}Tile{channels}(nint y, nint x, ref float input, ref float kernel, ref float result)");
        using var body = writer.Block();
        var whole = Channels / lanes.Count * lanes.Count;
        for (var c = 0; c < channels; c++)
        {
            writer.Line($"var sum{c} = {lanes.Zero};");
            if (whole < Channels)
            {
                writer.Line($"var tail{c} = 0f;");
            }
        }

        using (writer.Block($"for (nint i = 0; i < {Window.Height}; i++)"))
        {
            WriteWindow(writer, "line", $"y + {Window.Top} - (i * {Window.Dilation})", Window.Rows);
            using var across = writer.Block($"for (nint j = 0; j < {Window.Width}; j++)");
            WriteWindow(writer, "column", $"x + {Window.Left} - (j * {Window.Dilation})", Window.Columns);
            writer.Line($"ref var run = ref Unsafe.Add(ref input, ((line * {Window.Columns}) + column) * {Channels});");
            writer.Line($"ref var weights = ref Unsafe.Add(ref kernel, ((i * {Window.Width}) + j) * {(long)Image.Channels * Channels});");
            WriteSums(lanes, "o", 0, whole, "sum");
            if (whole < Channels)
            {
                WriteSums(Lanes.Scalar, "p", whole, Channels, "tail");
            }
        }

        writer.Line();
        for (var c = 0; c < channels; c++)
        {
            writer.Line($"{Lanes.At("result", NumberText.Integer(c))} = {lanes.Sum($"sum{c}")}{(whole < Channels ? $" + tail{c}" : "")};");
        }

        void WriteSums(Lanes l, string index, int start, int end, string sum)
        {
            using var loop = writer.Block($"for (nint {index} = {start}; {index} < {end}; {(l.IsScalar ? index + "++" : $"{index} += {l.Count}")})");
            writer.Line($"var from = {l.Load("run", index)};");
            for (var c = 0; c < channels; c++)
            {
                writer.Line($"{sum}{c} = {l.MultiplyAdd("from", l.Load("weights", c == 0 ? index : $"{index} + {(long)c * Channels}"), sum + NumberText.Integer(c))};");
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
