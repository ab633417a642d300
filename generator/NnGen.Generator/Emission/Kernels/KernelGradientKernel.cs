using System.Globalization;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// <c>[N, inputs]ᵀ · [N, outputs] → [inputs, outputs]</c>: the gradient of a kernel, a sum over samples, in the kernel's own panels.
/// Followed by an epilogue (a penalty's gradient), and written to or added to the result.
/// </summary>
internal sealed record KernelGradientKernel(
    string Label,
    int Inputs,
    int Outputs,
    int InputStride,
    int GradientStride,
    Expression Epilogue,
    EquatableArray<string> Operands) : Kernel
{
    /// <summary>From a tile's inputs to those of the next tile: a line ahead.</summary>
    private const int PrefetchedFloats = 16;

    public override string Name => $"KernelGradient{Inputs}x{Outputs}{Label}";

    public override string Description =>
        $"<c>[N, {Inputs}]ᵀ · [N, {Outputs}] → [{Inputs}, {Outputs}]</c>"
        + (Epilogue == new Variable(0) ? "" : $": result[k, i] = {DocumentationText.Escape(Describe())}");

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("ThreadShare", "share"),
        new("int", "rows"),
        new("ref float", "input"),
        new("ref float", "outputGradient"),
        .. Operands.Items.Select(name => new KernelParameter("ref float", name)),
        new("bool", "accumulate"),
        new("ref float", "result"),
    ];

    private KernelGradientTiles Choice(Lanes lanes) => KernelChoice.KernelGradient(Inputs, Outputs, lanes);

    private int PaddedOutputs => Storage.Pad(Outputs);

    /// <summary>
    /// What tiles go over one after the other: their first column and their width, pairs of panels where registers are many, panels, and at
    /// the end perhaps half a panel.
    /// </summary>
    private List<(int Column, int Width)> Strips(Lanes lanes)
    {
        var strips = new List<(int Column, int Width)>();
        for (var column = 0; column < PaddedOutputs; column += strips[strips.Count - 1].Width)
        {
            var left = PaddedOutputs - column;
            var widest = Choice(lanes).Columns;
            strips.Add((column, left >= widest ? widest : Math.Min(left, MatMulKernel.PanelWidth)));
        }

        return strips;
    }

    /// <summary>From a strip's place in the panels to an element of one of its tiles.</summary>
    private string Offset(int strip, int k, int column)
    {
        var panel = Math.Min(strip, MatMulKernel.PanelWidth);
        return NumberText.Integer(((long)(column / panel) * panel * Inputs) + ((long)k * panel) + (column % panel));
    }

    /// <summary>
    /// What the formula adds to the product, when it does no more than that: then the sum may be taken over some samples at a time, and
    /// this be added with the first of them. Null for other formulas.
    /// </summary>
    private Expression? Addend => Epilogue.Differentiate(0) == Expression.One
        ? Epilogue.Substitute(i => i == 0 ? Expression.Zero : new Variable(i))
        : null;

    private bool IsChunked => Addend is not null;

    private bool HasAddend => Addend is { } addend && addend != Expression.Zero;

    /// <summary>
    /// Whether a panel of the output's gradient is copied together first: rows far apart cost misses in every tile, a copy costs as much once.
    /// </summary>
    private bool IsPacked(Lanes lanes) => IsChunked && Choice(lanes).IsPacked;

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        if (lanes.IsScalar)
        {
            WriteScalar(writer, name);
            return;
        }

        WriteDriver(writer, lanes, name);
        foreach (var strip in Strips(lanes).Select(p => p.Width).Distinct())
        {
            var tile = KernelChoice.TileColumns(strip, lanes);
            foreach (var height in TilesOf(lanes).Select(t => t.Height).Distinct())
            {
                WriteTile(writer, lanes, name, height, strip, tile);
            }
        }
    }

    /// <summary>The tiles over the inputs: as high as registers allow, the last two alike where the very last would be low.</summary>
    private List<(int Start, int Height, int Count)> TilesOf(Lanes lanes)
    {
        var height = Choice(lanes).Height;
        var (whole, rest) = (Inputs / height, Inputs % height);
        List<(int Height, int Count)> tiles = whole == 0 || rest == 0 || rest >= height / 2
            ? [(height, whole), (rest, 1)]
            : [(height, whole - 1), ((height + rest + 1) / 2, 1), ((height + rest) / 2, 1)];
        var placed = new List<(int Start, int Height, int Count)>();
        var start = 0;
        foreach (var (tileHeight, count) in tiles.Where(t => t.Height > 0 && t.Count > 0))
        {
            placed.Add((start, tileHeight, count));
            start += tileHeight * count;
        }

        return placed;
    }

    private void WriteDriver(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        writer.Line($"var (firstStrip, endStrip, firstTile, endTile) = share.Tiles({Strips(lanes).Count}, {TilesOf(lanes).Sum(t => t.Count)});");
        if (!IsChunked)
        {
            writer.Line("const nint first = 0;");
            writer.Line("var count = rows;");
            WriteStrips(writer, lanes, name);
            return;
        }

        if (IsPacked(lanes))
        {
            writer.Line("// A strip of the gradient: its rows lie far apart.");
            writer.Line($"global::System.Span<float> packed = rows < {KernelChoice.FewestSamplesToPack} ? [] : PanelKernels.FromLine(stackalloc float[{(Choice(lanes).SamplesTogether * Strips(lanes)[0].Width) + 15}]);");
        }

        using var loop = writer.Block($"for (nint first = 0; first < rows; first += {Choice(lanes).SamplesTogether})");
        writer.Line($"var count = (int)nint.Min({Choice(lanes).SamplesTogether}, rows - first);");
        WriteStrips(writer, lanes, name);
    }

    private void WriteStrips(CodeWriter writer, Lanes lanes, string name)
    {
        var strips = Strips(lanes);
        var widest = strips[0].Width;
        var whole = strips.Count(s => s.Width == widest);
        using (writer.Block($"for (var strip = firstStrip; strip < {(whole == strips.Count ? "endStrip" : $"nint.Min(endStrip, {whole})")}; strip++)"))
        {
            WriteStrip(writer, lanes, name, widest, $"strip * {(long)Inputs * widest}", $"strip * {widest}");
        }

        for (var i = whole; i < strips.Count; i++)
        {
            var (column, width) = strips[i];
            writer.Line();
            using var one = writer.Block($"if (firstStrip <= {i} && endStrip > {i})");
            WriteStrip(writer, lanes, name, width, NumberText.Integer((long)column * Inputs), NumberText.Integer(column));
        }
    }

    private void WriteStrip(CodeWriter writer, Lanes lanes, string name, int strip, string stripOffset, string column)
    {
        writer.Line($"{(IsPacked(lanes) ? "scoped ref float" : "ref var")} gradient = ref Unsafe.Add(ref outputGradient, (first * {GradientStride}) + {(column.Contains(' ') ? $"({column})" : column)});");
        if (IsPacked(lanes))
        {
            writer.Line($"nint gradientStride = {GradientStride};");
            using (writer.Block("if (!packed.IsEmpty)"))
            {
                writer.Line($"RowKernels.CopyRows(count, {strip}, ref gradient, {GradientStride}, ref packed[0], {strip});");
                writer.Line("gradient = ref packed[0];");
                writer.Line($"gradientStride = {strip};");
            }

            writer.Line();
        }

        var tile = KernelChoice.TileColumns(strip, lanes);
        var panel = Math.Min(strip, MatMulKernel.PanelWidth);
        for (var part = 0; part < strip / tile; part++)
        {
            var gradient = part == 0 ? "gradient" : $"Unsafe.Add(ref gradient, {part * tile})";
            var before = 0;
            foreach (var (start, height, count) in TilesOf(lanes))
            {
                var index = before;
                before += count;
                var method = $"{name}Tile{height}x{tile}{Suffix(strip, tile)}";
                if (count == 1)
                {
                    using var one = writer.Block(index == 0 ? "if (firstTile == 0 && endTile > 0)" : $"if (firstTile <= {index} && endTile > {index})");
                    WriteTileCall(writer, lanes, method, NumberText.Integer(start), gradient, $"({stripOffset}) + {((long)start * panel) + (part * tile)}");
                    continue;
                }

                if (index > 0)
                {
                    throw new InvalidOperationException("Tiles that repeat come first.");
                }

                using var loop = writer.Block($"for (var tile = firstTile; tile < nint.Min(endTile, {count}); tile++)");
                writer.Line($"var k = tile * {height};");
                WriteTileCall(writer, lanes, method, "k", gradient, $"({stripOffset}) + (k * {panel})" + (part == 0 ? "" : $" + {part * tile}"));
            }
        }
    }

    private void WriteTileCall(CodeWriter writer, Lanes lanes, string tile, string k, string gradient, string place)
    {
        var sample = k == "0" ? $"first * {InputStride}" : $"(first * {InputStride}) + {k}";
        string[] arguments =
        [
            "count",
            $"ref Unsafe.Add(ref input, {sample})",
            $"ref {gradient}",
            .. IsPacked(lanes) ? ["gradientStride"] : Array.Empty<string>(),
            .. Operands.Items.Select(name => $"ref Unsafe.Add(ref {name}, {place})"),
            .. HasAddend ? ["first == 0"] : Array.Empty<string>(),
            IsChunked ? "accumulate || first > 0" : "accumulate",
            $"ref Unsafe.Add(ref result, {place})",
        ];
        writer.Call(tile, arguments, ";");
    }

    private IReadOnlyList<string> TileParameters(Lanes lanes) =>
    [
        "int rows",
        "ref float input",
        "ref float outputGradient",
        .. IsPacked(lanes) ? ["nint gradientStride"] : Array.Empty<string>(),
        .. Operands.Items.Select(name => $"ref float {name}"),
        .. HasAddend ? ["bool isFirst"] : Array.Empty<string>(),
        "bool accumulate",
        "ref float result",
    ];

    private static string Suffix(int strip, int tile) => strip == tile ? "" : $"Of{strip}";

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int height, int strip, int tile)
    {
        var vectors = tile / lanes.Count;
        writer.Line();
        writer.Line($"// {height} inputs by {tile} outputs: {height * vectors} accumulators, one pass over the samples.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {name}Tile{height}x{tile}{Suffix(strip, tile)}", TileParameters(lanes), "");
        using var body = writer.Block();
        for (var k = 0; k < height; k++)
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => $"var sum{k}_{v} = {lanes.Zero};")));
        }

        writer.Line("var remaining = rows;");
        using (writer.Block("do", "} while (--remaining != 0);"))
        {
            for (var v = 0; v < vectors; v++)
            {
                writer.Line($"var gradient{v} = {lanes.Load("outputGradient", NumberText.Integer(v * lanes.Count))};");
            }

            if (Choice(lanes).IsPrefetched)
            {
                writer.Line($"PanelKernels.Prefetch(ref Unsafe.Add(ref input, {PrefetchedFloats}));");
            }

            for (var k = 0; k < height; k++)
            {
                writer.Line($"var input{k} = {lanes.Broadcast(Lanes.At("input", NumberText.Integer(k)))};");
                for (var v = 0; v < vectors; v++)
                {
                    writer.Line($"sum{k}_{v} = {lanes.MultiplyAdd($"input{k}", $"gradient{v}", $"sum{k}_{v}")};");
                }
            }

            writer.Line($"input = ref Unsafe.Add(ref input, {InputStride});");
            writer.Line($"outputGradient = ref Unsafe.Add(ref outputGradient, {(IsPacked(lanes) ? "gradientStride" : NumberText.Integer(GradientStride))});");
        }

        writer.Line();
        WriteTileResults(writer, lanes, height, strip, vectors);
    }

    private void WriteTileResults(CodeWriter writer, Lanes lanes, int height, int strip, int vectors)
    {
        var places = Enumerable.Range(0, height).SelectMany(k => Enumerable.Range(0, vectors).Select(v => (k, v))).ToList();
        if (HasAddend)
        {
            using (writer.Block("if (isFirst)"))
            {
                WriteFormula(Addend!, "sum{0}_{1} += {2};");
            }

            writer.Line();
        }
        else if (!IsChunked)
        {
            WriteFormula(Epilogue, "sum{0}_{1} = {2};");
        }

        using (writer.Block("if (accumulate)"))
        {
            foreach (var (k, v) in places)
            {
                writer.Line($"sum{k}_{v} += {lanes.Load("result", Offset(strip, k, v * lanes.Count))};");
            }
        }

        writer.Line();
        foreach (var (k, v) in places)
        {
            writer.Line(lanes.Store($"sum{k}_{v}", "result", Offset(strip, k, v * lanes.Count)));
        }

        void WriteFormula(Expression formula, string statement)
        {
            foreach (var (k, v) in places)
            {
                var offset = Offset(strip, k, v * lanes.Count);
                var value = new ExpressionWriter(writer, lanes, $"part{k}_{v}_").Write(
                    formula, i => i == 0 ? $"sum{k}_{v}" : lanes.Load(Operands[i - 1], offset));
                writer.Line(string.Format(CultureInfo.InvariantCulture, statement, k, v, value));
            }
        }
    }

    private string Describe() => ExpressionWriter.Describe(
        Epilogue, i => i == 0 ? "product" : $"{Operands[i - 1]}[k, i]");

    /// <summary>Without vectors: plain loops over the same panels.</summary>
    private void WriteScalar(CodeWriter writer, string name)
    {
        using var method = Method(writer, name);
        writer.Line($"var (first, end) = share.Range({Inputs}, 1);");
        using var inputs = writer.Block("for (var k = first; k < end; k++)");
        using var outputs = writer.Block($"for (nint column = 0; column < {PaddedOutputs}; column++)");
        writer.Line($"var width = nint.Min({MatMulKernel.PanelWidth}, {PaddedOutputs} - (column & ~{MatMulKernel.PanelWidth - 1}));");
        writer.Line($"var place = ((column & ~{MatMulKernel.PanelWidth - 1}) * {Inputs}) + (k * width) + (column & {MatMulKernel.PanelWidth - 1});");
        writer.Line("var sum = 0f;");
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"sum += Unsafe.Add(ref input, (row * {InputStride}) + k) * Unsafe.Add(ref outputGradient, (row * {GradientStride}) + column);");
        }

        writer.Line();
        var value = new ExpressionWriter(writer, Lanes.Scalar).Write(
            Epilogue, i => i == 0 ? "sum" : Lanes.At(Operands[i - 1], "place"));
        writer.Line($"Unsafe.Add(ref result, place) = accumulate ? Unsafe.Add(ref result, place) + {value.Parenthesize()} : {value};");
    }
}
