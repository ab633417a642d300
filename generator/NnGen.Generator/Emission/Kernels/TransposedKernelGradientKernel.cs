using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The gradient of a transposed convolution's kernel: a tile of some channels of the image by some vectors of channels of the result stays in
/// registers while all windows of all samples go by.
/// </summary>
internal sealed record TransposedKernelGradientKernel(ImageSize Image, ImageWindow Window, int Filters, int InputStride, int GradientStride) : Kernel
{
    public override string Name =>
        $"TransposedKernelGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}To{Filters}";

    public override string Description =>
        $"<c>[N, {Image}], [N, {Window.Rows}, {Window.Columns}, {Filters}] → [{Window.Height}, {Window.Width}, {Image.Channels}, {Filters}]</c>: the gradient of a transposed convolution's kernel";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "outputGradient"), new("bool", "accumulate"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var tiles = Tiles(lanes);
        var height = lanes == Lanes.Vector512 ? 12 : 4;
        var (whole, rest) = (Image.Channels / height, Image.Channels % height);
        using (Method(writer, name))
        {
            using (writer.Block($"for (nint i = 0; i < {Window.Height}; i++)"))
            {
                using var across = writer.Block($"for (nint j = 0; j < {Window.Width}; j++)");
                writer.Line($"ref var place = ref Unsafe.Add(ref result, ((i * {Window.Width}) + j) * {(long)Image.Channels * Filters});");
                if (whole > 0)
                {
                    using var channels = writer.Block($"for (nint c = 0; c < {whole * height}; c += {height})");
                    WriteCalls(height, "c");
                }

                if (rest > 0)
                {
                    WriteCalls(rest, NumberText.Integer(whole * height));
                }
            }

            var count = Window.Height * Window.Width * Image.Channels * Filters;
            Runs.ClearPadding(writer, lanes, "result", count, Storage.Pad(count));
        }

        foreach (var channels in new[] { whole > 0 ? height : 0, rest }.Where(c => c > 0))
        {
            foreach (var (l, vectors) in tiles.Select(t => (t.Lanes, t.Vectors)).Distinct())
            {
                WriteTile(writer, l, name, channels, vectors);
            }
        }

        void WriteCalls(int channels, string c)
        {
            foreach (var (l, start, vectors) in tiles)
            {
                writer.Line($"{name}Tile{channels}x{vectors * l.Count}(rows, i, j, ref {Lanes.At("input", c)}, ref {Lanes.At("outputGradient", NumberText.Integer(start))}, accumulate, ref Unsafe.Add(ref place, ({c} * {Filters}) + {start}));");
            }
        }
    }

    /// <summary>The channels of the result in pairs of vectors, then in narrower ones: no element twice, as results are added to.</summary>
    private List<(Lanes Lanes, int Start, int Vectors)> Tiles(Lanes widest)
    {
        var tiles = new List<(Lanes, int, int)>();
        for (var start = 0; start < Filters;)
        {
            var lanes = Lanes.All.First(l => l.Count <= widest.Count && l.Count <= Filters - start);
            var vectors = Filters - start >= 2 * lanes.Count ? 2 : 1;
            tiles.Add((lanes, start, vectors));
            start += vectors * lanes.Count;
        }

        return tiles;
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int channels, int vectors)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"private static void {name}Tile{channels}x{vectors * lanes.Count}",
            ["int rows", "nint i", "nint j", "ref float input", "ref float outputGradient", "bool accumulate", "ref float result"],
            "");
        using var body = writer.Block();
        WriteRange(writer, "Line", "i", Window.Top, Image.Height, Window.Rows);
        WriteRange(writer, "Column", "j", Window.Left, Image.Width, Window.Columns);
        ForEach((c, v) => writer.Line($"var sum{c}_{v} = {lanes.Zero};"));
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            using var lines = writer.Block("for (var y = firstLine; y < endLine; y++)");
            var imageLine = $"(y * {Window.Stride}) + (i * {Window.Dilation}) - {Window.Top}";
            var imageColumn = $"(firstColumn * {Window.Stride}) + (j * {Window.Dilation}) - {Window.Left}";
            writer.Line($"ref var pixel = ref Unsafe.Add(ref input, (row * {InputStride}) + (((({imageLine}) * {Image.Width}) + {imageColumn}) * {Image.Channels}));");
            writer.Line($"ref var gradient = ref Unsafe.Add(ref outputGradient, (row * {GradientStride}) + (((y * {Window.Columns}) + firstColumn) * {Filters}));");
            using var columns = writer.Block("for (var x = firstColumn; x < endColumn; x++)");
            for (var v = 0; v < vectors; v++)
            {
                writer.Line($"var gradient{v} = {lanes.Load("gradient", NumberText.Integer(v * lanes.Count))};");
            }

            for (var c = 0; c < channels; c++)
            {
                writer.Line($"var input{c} = {lanes.Broadcast(Lanes.At("pixel", NumberText.Integer(c)))};");
                for (var v = 0; v < vectors; v++)
                {
                    writer.Line($"sum{c}_{v} = {lanes.MultiplyAdd($"input{c}", $"gradient{v}", $"sum{c}_{v}")};");
                }
            }

            writer.Line($"pixel = ref Unsafe.Add(ref pixel, {Window.Stride * Image.Channels});");
            writer.Line($"gradient = ref Unsafe.Add(ref gradient, {Filters});");
        }

        writer.Line();
        using (writer.Block("if (accumulate)"))
        {
            ForEach((c, v) => writer.Line($"sum{c}_{v} += {lanes.Load("result", Place(c, v))};"));
        }

        writer.Line();
        ForEach((c, v) => writer.Line(lanes.Store($"sum{c}_{v}", "result", Place(c, v))));

        string Place(int c, int v) => NumberText.Integer(((long)c * Filters) + (v * lanes.Count));

        void ForEach(Action<int, int> action)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var v = 0; v < vectors; v++)
                {
                    action(c, v);
                }
            }
        }
    }

    /// <summary>The windows whose element at this place lies inside the image.</summary>
    private void WriteRange(CodeWriter writer, string dimension, string element, int before, int size, int windows)
    {
        var up = Window.Stride - 1;
        writer.Line($"var first{dimension} = nint.Max(0, ({before + up} - ({element} * {Window.Dilation})) / {Window.Stride});");
        writer.Line($"var end{dimension} = nint.Min({windows}, ({size + before + up} - ({element} * {Window.Dilation})) / {Window.Stride});");
    }
}
