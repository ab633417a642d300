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
    Expression Epilogue,
    EquatableArray<string> Operands) : Kernel
{
    public override string Name => $"KernelGradient{Inputs}x{Outputs}{Label}";

    public override string Description =>
        $"<c>[N, {Inputs}]ᵀ · [N, {Outputs}] → [{Inputs}, {Outputs}]</c>"
        + (Epilogue == new Variable(0) ? "" : $": result[k, i] = {DocumentationText.Escape(Describe())}");

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("int", "rows"),
        new("ref float", "input"),
        new("ref float", "outputGradient"),
        .. Operands.Items.Select(name => new KernelParameter("ref float", name)),
        new("bool", "accumulate"),
        new("ref float", "result"),
    ];

    private int OutputStride => Storage.Pad(Outputs);

    private IEnumerable<(int Column, int Width)> Panels =>
        Enumerable.Range(0, (OutputStride + MatMulKernel.PanelWidth - 1) / MatMulKernel.PanelWidth)
            .Select(p => (p * MatMulKernel.PanelWidth, Math.Min(MatMulKernel.PanelWidth, OutputStride - (p * MatMulKernel.PanelWidth))));

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        if (lanes.IsScalar)
        {
            WriteScalar(writer, name);
            return;
        }

        WriteDriver(writer, lanes, name);
        foreach (var panel in Panels.Select(p => p.Width).Distinct())
        {
            var tile = Math.Min(panel, 2 * lanes.Count);
            foreach (var height in Heights(lanes, tile))
            {
                WriteTile(writer, lanes, name, height, panel, tile);
            }
        }
    }

    private static int TileHeight(Lanes lanes, int tile) => lanes.Count == 16 ? (tile == 16 ? 16 : 8) : 6;

    /// <summary>The whole tile, if there is one, and a tile of exactly what is left.</summary>
    private int[] Heights(Lanes lanes, int tile)
    {
        var height = TileHeight(lanes, tile);
        return [.. new[] { Inputs >= height ? height : 0, Inputs % height }.Where(h => h > 0)];
    }

    private void WriteDriver(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var full = Panels.Count(p => p.Width == MatMulKernel.PanelWidth);
        if (full > 0)
        {
            using (writer.Block($"for (nint panel = 0; panel < {full}; panel++)"))
            {
                WritePanel(writer, lanes, name, MatMulKernel.PanelWidth, $"panel * {(long)Inputs * MatMulKernel.PanelWidth}", $"panel * {MatMulKernel.PanelWidth}");
            }
        }

        if (Panels.Last() is (var column, < MatMulKernel.PanelWidth) last)
        {
            writer.Line();
            using (writer.Block())
            {
                WritePanel(writer, lanes, name, last.Width, NumberText.Integer((long)column * Inputs), NumberText.Integer(column));
            }
        }
    }

    private void WritePanel(CodeWriter writer, Lanes lanes, string name, int panel, string panelOffset, string column)
    {
        var tile = Math.Min(panel, 2 * lanes.Count);
        var height = TileHeight(lanes, tile);
        for (var part = 0; part < panel / tile; part++)
        {
            var gradient = $"ref {Lanes.At("outputGradient", part == 0 ? column : $"({column}) + {part * tile}")}";
            var whole = Inputs / height * height;
            if (whole > 0)
            {
                using (writer.Block($"for (nint k = 0; k < {whole}; k += {height})"))
                {
                    WriteTileCall(writer, $"{name}Tile{height}x{tile}{Suffix(panel, tile)}", "k", gradient, $"({panelOffset}) + (k * {panel})" + PartOffset(part, tile));
                }
            }

            if (whole < Inputs)
            {
                var place = $"({panelOffset}) + {(long)whole * panel}" + PartOffset(part, tile);
                WriteTileCall(writer, $"{name}Tile{Inputs - whole}x{tile}{Suffix(panel, tile)}", NumberText.Integer(whole), gradient, place);
            }
        }

        static string PartOffset(int part, int tile) => part == 0 ? "" : $" + {part * tile}";
    }

    private void WriteTileCall(CodeWriter writer, string tile, string k, string gradient, string place)
    {
        string[] arguments =
        [
            "rows",
            $"ref {Lanes.At("input", k)}",
            gradient,
            .. Operands.Items.Select(name => $"ref Unsafe.Add(ref {name}, {place})"),
            "accumulate",
            $"ref Unsafe.Add(ref result, {place})",
        ];
        writer.Call(tile, arguments, ";");
    }

    private static string Suffix(int panel, int tile) => panel == tile ? "" : $"Of{panel}";

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int height, int panel, int tile)
    {
        var vectors = tile / lanes.Count;
        writer.Line();
        writer.Line($"// {height} inputs by {tile} outputs: {height * vectors} accumulators, one pass over the samples.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {name}Tile{height}x{tile}{Suffix(panel, tile)}", [.. Parameters.Select(p => $"{p.Type} {p.Name}")], "");
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

            for (var k = 0; k < height; k++)
            {
                writer.Line($"var input{k} = {lanes.Broadcast(Lanes.At("input", NumberText.Integer(k)))};");
                for (var v = 0; v < vectors; v++)
                {
                    writer.Line($"sum{k}_{v} = {lanes.MultiplyAdd($"input{k}", $"gradient{v}", $"sum{k}_{v}")};");
                }
            }

            writer.Line($"input = ref Unsafe.Add(ref input, {InputStride});");
            writer.Line($"outputGradient = ref Unsafe.Add(ref outputGradient, {OutputStride});");
        }

        writer.Line();
        WriteTileResults(writer, lanes, height, panel, vectors);
    }

    private void WriteTileResults(CodeWriter writer, Lanes lanes, int height, int panel, int vectors)
    {
        var places = Enumerable.Range(0, height).SelectMany(k => Enumerable.Range(0, vectors).Select(v => (k, v))).ToList();
        if (Epilogue != new Variable(0))
        {
            foreach (var (k, v) in places)
            {
                var offset = NumberText.Integer(((long)k * panel) + (v * lanes.Count));
                var value = new ExpressionWriter(writer, lanes, $"part{k}_{v}_").Write(
                    Epilogue, i => i == 0 ? $"sum{k}_{v}" : lanes.Load(Operands[i - 1], offset));
                writer.Line($"sum{k}_{v} = {value};");
            }
        }

        using (writer.Block("if (accumulate)"))
        {
            foreach (var (k, v) in places)
            {
                writer.Line($"sum{k}_{v} += {lanes.Load("result", NumberText.Integer(((long)k * panel) + (v * lanes.Count)))};");
            }
        }

        writer.Line();
        foreach (var (k, v) in places)
        {
            writer.Line(lanes.Store($"sum{k}_{v}", "result", NumberText.Integer(((long)k * panel) + (v * lanes.Count))));
        }
    }

    private string Describe() => ExpressionWriter.Describe(
        Epilogue, i => i == 0 ? "product" : $"{Operands[i - 1]}[k, i]");

    /// <summary>Without vectors: plain loops over the same panels.</summary>
    private void WriteScalar(CodeWriter writer, string name)
    {
        using var method = Method(writer, name);
        using var inputs = writer.Block($"for (nint k = 0; k < {Inputs}; k++)");
        using var outputs = writer.Block($"for (nint column = 0; column < {OutputStride}; column++)");
        writer.Line($"var width = nint.Min({MatMulKernel.PanelWidth}, {OutputStride} - (column & ~{MatMulKernel.PanelWidth - 1}));");
        writer.Line($"var place = ((column & ~{MatMulKernel.PanelWidth - 1}) * {Inputs}) + (k * width) + (column & {MatMulKernel.PanelWidth - 1});");
        writer.Line("var sum = 0f;");
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"sum += Unsafe.Add(ref input, (row * {InputStride}) + k) * Unsafe.Add(ref outputGradient, (row * {OutputStride}) + column);");
        }

        writer.Line();
        var value = new ExpressionWriter(writer, Lanes.Scalar).Write(
            Epilogue, i => i == 0 ? "sum" : Lanes.At(Operands[i - 1], "place"));
        writer.Line($"Unsafe.Add(ref result, place) = accumulate ? Unsafe.Add(ref result, place) + {value.Parenthesize()} : {value};");
    }
}
