using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The gradient of the kernel of a convolution of each channel for itself: channels are the lanes, and some elements of a row of the kernel stay in
/// registers while all windows of all samples go by.
/// </summary>
internal sealed record DepthwiseKernelGradientKernel(ImageSize Image, ImageWindow Window, int InputStride, int GradientStride) : Kernel
{
    /// <summary>Sums at once: enough that none waits for its last product, few enough for sixteen registers.</summary>
    private const int SumsAtOnce = 8;

    public override string Name => $"DepthwiseKernelGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Image}], [N, {Window.Rows}, {Window.Columns}, {Image.Channels}] → [{Window.Height}, {Window.Width}, {Image.Channels}]</c>: the gradient of the kernel, channel by channel";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "outputGradient"), new("bool", "accumulate"), new("ref float", "result")];

    /// <summary>The elements of a row of the kernel in parts that are summed at once.</summary>
    private IEnumerable<(int First, int Count)> Parts
    {
        get
        {
            for (var first = 0; first < Window.Width; first += SumsAtOnce)
            {
                yield return (first, Math.Min(SumsAtOnce, Window.Width - first));
            }
        }
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var tiles = Runs.Blocks(Image.Channels, lanes);
        using (Method(writer, name))
        {
            using (writer.Block($"for (nint i = 0; i < {Window.Height}; i++)"))
            {
                foreach (var (first, _) in Parts)
                {
                    writer.Line($"ref var place{first} = ref Unsafe.Add(ref result, ((i * {Window.Width}) + {first}) * {Image.Channels});");
                    foreach (var (l, start, blocks) in tiles)
                    {
                        using var loop = blocks == 1 ? null : writer.Block($"for (nint c = {start}; c < {start + (blocks * l.Count)}; c += {l.Count})");
                        var c = blocks == 1 ? NumberText.Integer(start) : "c";
                        writer.Line(
                            $"{name}From{first}x{l.Count}(rows, (i * {Window.Dilation}) - {Window.Top}, ref {Lanes.At("input", c)}, ref {Lanes.At("outputGradient", c)}, accumulate, ref {Lanes.At($"place{first}", c)});");
                    }
                }
            }

            var count = Window.Height * Window.Width * Image.Channels;
            Runs.ClearPadding(writer, lanes, "result", count, Storage.Pad(count));
        }

        foreach (var (first, count) in Parts)
        {
            foreach (var l in tiles.Select(t => t.Lanes).Distinct())
            {
                WriteTile(writer, l, name, first, count);
            }
        }
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int part, int count)
    {
        var turns = lanes.IsScalar ? 1 : Math.Max(1, SumsAtOnce / count);
        var (firstInside, endInside) = Window.Inside(Image.Width, part, part + count - 1);
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"private static void {name}From{part}x{lanes.Count}",
            ["int rows", "nint top", "ref float input", "ref float outputGradient", "bool accumulate", "ref float result"],
            "");
        using var body = writer.Block();
        writer.Line($"var firstLine = nint.Max(0, ({Window.Stride - 1} - top) / {Window.Stride});");
        writer.Line($"var endLine = nint.Min({Window.Rows}, ({Image.Height + Window.Stride - 1} - top) / {Window.Stride});");
        for (var turn = 0; turn < turns; turn++)
        {
            ForEach(j => writer.Line($"var sum{turn}_{j} = {lanes.Zero};"));
        }

        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            using var lines = writer.Block("for (var y = firstLine; y < endLine; y++)");
            writer.Line($"ref var line = ref Unsafe.Add(ref input, (row * {InputStride}) + (((y * {Window.Stride}) + top) * {Image.Width * Image.Channels}));");
            writer.Line($"ref var gradientLine = ref Unsafe.Add(ref outputGradient, (row * {GradientStride}) + (y * {Window.Columns * Image.Channels}));");
            writer.Line("nint x = 0;");
            if (endInside - firstInside >= turns)
            {
                if (firstInside > 0)
                {
                    WriteChecked($"x < {firstInside}");
                }

                using var inside = writer.Block($"for (; x <= {endInside - turns}; {(turns == 1 ? "x++" : $"x += {turns}")})");
                writer.Line($"ref var pixel = ref Unsafe.Add(ref line, ((x * {Window.Stride}) + {(part * Window.Dilation) - Window.Left}) * {Image.Channels});");
                for (var turn = 0; turn < turns; turn++)
                {
                    writer.Line($"var gradient{turn} = {lanes.Load("gradientLine", $"(x * {Image.Channels}) + {turn * Image.Channels}")};");
                    ForEach(j => writer.Line(
                        $"sum{turn}_{j} = {lanes.MultiplyAdd(lanes.Load("pixel", NumberText.Integer((((long)turn * Window.Stride) + ((long)j * Window.Dilation)) * Image.Channels)), $"gradient{turn}", $"sum{turn}_{j}")};"));
                }
            }

            WriteChecked($"x < {Window.Columns}");
        }

        writer.Line();
        for (var turn = 1; turn < turns; turn++)
        {
            ForEach(j => writer.Line($"sum0_{j} += sum{turn}_{j};"));
        }

        using (writer.Block("if (accumulate)"))
        {
            ForEach(j => writer.Line($"sum0_{j} += {lanes.Load("result", NumberText.Integer((long)j * Image.Channels))};"));
        }

        writer.Line();
        ForEach(j => writer.Line(lanes.Store($"sum0_{j}", "result", NumberText.Integer((long)j * Image.Channels))));

        void WriteChecked(string condition)
        {
            using var loop = writer.Block($"for (; {condition}; x++)");
            writer.Line($"var gradient = {lanes.Load("gradientLine", $"x * {Image.Channels}")};");
            writer.Line($"var column = (x * {Window.Stride}) + {(part * Window.Dilation) - Window.Left};");
            ForEach(j =>
            {
                var column = j == 0 ? "column" : $"column + {j * Window.Dilation}";
                using var isInside = writer.Block($"if ({column} >= 0 && {column} < {Image.Width})");
                writer.Line($"sum0_{j} = {lanes.MultiplyAdd(lanes.Load("line", $"({column}) * {Image.Channels}"), "gradient", $"sum0_{j}")};");
            });
        }

        void ForEach(Action<int> action)
        {
            for (var j = 0; j < count; j++)
            {
                action(j);
            }
        }
    }
}
