using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The gradient of the input of a transposed convolution, which is a convolution: a tile of some columns of a row of the result by some vectors of channels stays in registers while a run of the
/// image's row, all columns and channels of the kernel's row, goes by. Columns whose window crosses the border go one by one.
/// </summary>
internal sealed record TransposedInputGradientKernel(ImageSize Image, ImageWindow Window, int Filters, int InputStride, int ResultStride) : Kernel
{
    public override string Name =>
        $"TransposedInputGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}To{Filters}";

    public override string Description =>
        $"<c>[N, {Image}] ∗ [{Window.Height}, {Window.Width}, {Image.Channels}, {Filters}] → [N, {Window.Rows}, {Window.Columns}, {Filters}]</c>";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("int", "rows"),
        new("ref float", "input"),
        new("ref float", "kernel"),
        new("ref float", "result"),
    ];

    /// <summary>The first window that does not cross the left border, and the one after the last that does not cross the right one.</summary>
    private (int First, int End) Inside
    {
        get
        {
            var first = (Window.Left + Window.Stride - 1) / Window.Stride;
            var room = Image.Width + Window.Left - (((Window.Width - 1) * Window.Dilation) + 1);
            var end = room < 0 ? 0 : Math.Min(Window.Columns, (room / Window.Stride) + 1);
            return first < end ? (first, end) : (0, 0);
        }
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var vectors = Lanes.All.First(l => l.Count <= lanes.Count && l.Count <= Filters);
        var tiles = Tiles(vectors);
        using (Method(writer, name))
        {
            using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
            writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
            writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
            foreach (var (start, count, blocks) in tiles)
            {
                using var loop = blocks == 1 ? null : writer.Block($"for (nint channel = {start}; channel < {start + (blocks * count * vectors.Count)}; channel += {count * vectors.Count})");
                WriteColumns(writer, vectors, name, count, blocks == 1 ? NumberText.Integer(start) : "channel");
            }

            Runs.ClearPadding(writer, lanes, "resultRow", Window.Rows * Window.Columns * Filters, ResultStride);
        }

        foreach (var count in tiles.Select(t => t.Vectors).Distinct())
        {
            var columns = TileColumns(vectors, count);
            if (Inside.End - Inside.First >= columns)
            {
                WriteTile(writer, vectors, name, columns, count);
            }

            WriteTile(writer, vectors, name, 1, count);
        }
    }

    private static int TileColumns(Lanes lanes, int vectors) => lanes == Lanes.Vector512 ? (vectors == 2 ? 12 : 16) : lanes.IsScalar ? 4 : vectors == 2 ? 6 : 8;

    /// <summary>Pairs of vectors of channels, one vector, and one that ends with the channels.</summary>
    private List<(int Start, int Vectors, int Blocks)> Tiles(Lanes lanes)
    {
        var whole = Filters / lanes.Count;
        var tiles = new List<(int, int, int)>();
        if (whole >= 2)
        {
            tiles.Add((0, 2, whole / 2));
        }

        if (whole % 2 == 1)
        {
            tiles.Add(((whole - 1) * lanes.Count, 1, 1));
        }

        if (Filters % lanes.Count != 0)
        {
            tiles.Add((Filters - lanes.Count, 1, 1));
        }

        return tiles;
    }

    private void WriteColumns(CodeWriter writer, Lanes lanes, string name, int vectors, string channel)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        using var scope = writer.Block();
        writer.Line("nint x = 0;");
        var (first, end) = Inside;
        var columns = TileColumns(lanes, vectors);
        if (end - first >= columns)
        {
            if (first > 0)
            {
                WriteLoop($"x < {first}", 1);
            }

            WriteLoop($"x <= {end - columns}", columns);
        }

        WriteLoop($"x < {Window.Columns}", 1);

        void WriteLoop(string condition, int width)
        {
            using var loop = writer.Block($"for (; {condition}; {(width == 1 ? "x++" : $"x += {width}")})");
            writer.Call(
                $"{name}Tile{width}x{vectors}",
                [
                    $"(y * {Window.Stride}) - {Window.Top}",
                    $"(x * {Window.Stride}) - {Window.Left}",
                    "ref image",
                    $"ref Unsafe.Add(ref kernel, {channel})",
                    $"ref Unsafe.Add(ref resultRow, (((y * {Window.Columns}) + x) * {Filters}) + {channel})",
                ],
                ";");
        }
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int columns, int vectors)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"private static void {name}Tile{columns}x{vectors}",
            ["nint top", "nint left", "ref float image", "ref float kernel", "ref float result"],
            "");
        using var body = writer.Block();
        for (var x = 0; x < columns; x++)
        {
            for (var v = 0; v < vectors; v++)
            {
                writer.Line($"var sum{x}_{v} = {lanes.Zero};");
            }
        }

        using (writer.Block($"for (nint i = 0; i < {Window.Height}; i++)"))
        {
            writer.Line($"var line = top + (i * {Window.Dilation});");
            using (writer.Block($"if (line < 0 || line >= {Image.Height})"))
            {
                writer.Line("continue;");
            }

            writer.Line();
            var isRun = columns > 1 && Window.Dilation == 1;
            using var across = isRun ? null : writer.Block($"for (nint j = 0; j < {Window.Width}; j++)");
            var column = isRun ? "left" : $"left + (j * {Window.Dilation})";
            if (columns == 1)
            {
                writer.Line($"var column = {column};");
                column = "column";
                using (writer.Block($"if (column < 0 || column >= {Image.Width})"))
                {
                    writer.Line("continue;");
                }

                writer.Line();
            }

            writer.Line($"ref var run = ref Unsafe.Add(ref image, ((line * {Image.Width}) + {column}) * {Image.Channels});");
            writer.Line($"ref var weights = ref Unsafe.Add(ref kernel, {(isRun ? $"i * {Window.Width * Image.Channels}" : $"((i * {Window.Width}) + j) * {Image.Channels}")} * {Filters});");
            using var run = writer.Block($"for (nint k = 0; k < {(isRun ? Window.Width * Image.Channels : Image.Channels)}; k++)");
            WriteProducts(writer, lanes, columns, vectors);
        }

        writer.Line();
        for (var x = 0; x < columns; x++)
        {
            for (var v = 0; v < vectors; v++)
            {
                writer.Line(lanes.Store($"sum{x}_{v}", "result", NumberText.Integer(((long)x * Filters) + (v * lanes.Count))));
            }
        }
    }

    private void WriteProducts(CodeWriter writer, Lanes lanes, int columns, int vectors)
    {
        for (var v = 0; v < vectors; v++)
        {
            writer.Line($"var weight{v} = {lanes.Load("weights", NumberText.Integer(v * lanes.Count))};");
        }

        for (var x = 0; x < columns; x++)
        {
            writer.Line($"var input{x} = {lanes.Broadcast(Lanes.At("run", NumberText.Integer((long)x * Window.Stride * Image.Channels)))};");
            for (var v = 0; v < vectors; v++)
            {
                writer.Line($"sum{x}_{v} = {lanes.MultiplyAdd($"input{x}", $"weight{v}", $"sum{x}_{v}")};");
            }
        }

        writer.Line("run = ref Unsafe.Add(ref run, 1);");
        writer.Line($"weights = ref Unsafe.Add(ref weights, {Filters});");
    }
}
