using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// <c>[N, inner] · [inner, columns] → [N, columns]</c> with the right matrix in panels, and a formula on each element of the product.
/// Serves forward (kernel panels) and backward (panels of the transposed kernel) alike.
/// </summary>
/// <param name="Label">The epilogue in words.</param>
/// <param name="Inner">The length of the sums.</param>
/// <param name="Columns">The columns of the result.</param>
/// <param name="InputStride">The distance between rows of the left matrix.</param>
/// <param name="ResultStride">The distance between rows of the result.</param>
/// <param name="Epilogue">The formula: operand 0 is the product.</param>
/// <param name="Operands">The operands of the formula after the product.</param>
internal sealed record MatMulKernel(
    string Label,
    int Inner,
    int Columns,
    int InputStride,
    int ResultStride,
    Expression Epilogue,
    EquatableArray<KernelOperand> Operands) : Kernel
{
    public const int PanelWidth = 32;

    /// <summary>Whether the left matrix is mostly zeros, which rows that are computed one by one skip.</summary>
    public bool SkipsZeros { get; init; }

    public override string Name => $"{(SkipsZeros ? "Sparse" : "")}MatMul{Inner}x{Columns}{Label}";

    public override string Description =>
        $"<c>[N, {Inner}] · [{Inner}, {Columns}] → [N, {Columns}]</c>"
        + (Epilogue == new Variable(0) ? "" : $": result[n, i] = {DocumentationText.Escape(Describe())}");

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("ProductShare", "share"),
        new("ref float", "input"),
        new("ref float", "panels"),
        .. Formulas.OperandParameters(Operands),
        new("ref float", "result"),
    ];

    private int PaddedColumns => Storage.Pad(Columns);

    /// <summary>The panels: their first column and their width, 32 or at the end 16.</summary>
    private IEnumerable<(int Column, int Width)> Panels =>
        Enumerable.Range(0, (PaddedColumns + PanelWidth - 1) / PanelWidth)
            .Select(p => (p * PanelWidth, Math.Min(PanelWidth, PaddedColumns - (p * PanelWidth))));

    /// <summary>A vector that every product starts from: the bias, when the formula adds it to the product first.</summary>
    private (int Operand, Expression Remainder)? InitialOperand
    {
        get
        {
            for (var i = 0; i < Operands.Count; i++)
            {
                var sum = new Variable(0) + (Expression)new Variable(i + 1);
                if (Operands[i].Access == OperandAccess.Column
                    && Epilogue.Replace(sum, new Variable(-1)) is var rest
                    && !rest.Variables.Contains(0)
                    && !rest.Variables.Contains(i + 1))
                {
                    return (i, rest.Substitute(v => new Variable(v == -1 ? 0 : v)));
                }
            }

            return null;
        }
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        if (lanes.IsScalar)
        {
            WriteScalar(writer, name);
            return;
        }

        var widths = Panels.Select(p => p.Width).Distinct().Select(w => (Panel: w, Tile: KernelChoice.TileColumns(w, lanes))).ToList();
        WriteDriver(writer, lanes, name);
        foreach (var (panel, tile) in widths)
        {
            foreach (var height in TileHeights(lanes))
            {
                WriteTile(writer, lanes, name, height, panel, tile);
            }
        }

        new MatMulRowWriter(this, writer, lanes).Write(name + "Row");
    }

    /// <summary>Reads the operands of the epilogue at a row and column of the result.</summary>
    internal string EpilogueText(CodeWriter writer, Lanes lanes, string product, Func<int, string> operandAt, string prefix)
    {
        var formula = InitialOperand?.Remainder ?? Epilogue;
        return new ExpressionWriter(writer, lanes, prefix).Write(formula, i => i == 0 ? product : operandAt(i - 1));
    }

    /// <summary>What a sum at a column starts from.</summary>
    internal string Initial(Lanes lanes, string column) =>
        InitialOperand is var (operand, _) ? lanes.Load(Operands[operand].Name, column) : lanes.Zero;

    /// <summary>The rows of the tiles; any number of rows is nearly a sum of the two highest (<c>PanelKernels.EndOfHighTiles</c>).</summary>
    private int[] TileHeights(Lanes lanes) => KernelChoice.Product(Inner, Columns, lanes).Heights;

    private void WriteDriver(CodeWriter writer, Lanes lanes, string name)
    {
        using (Method(writer, name))
        {
            WriteShare(writer, lanes);
            WriteFewRows(writer, lanes, name);
            writer.Line();
            var references = Parameters.Where(p => p.Name != "share").Select(p => (p.Type.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "") + p.Name);
            writer.Call($"{name}Tiles", ["rows", "firstPanel", "endPanel", .. references], ";");
        }

        // A method of its own: the first prediction of one sample does not wait until this one is compiled.
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {name}Tiles", ["int rows", "nint firstPanel", "nint endPanel", .. TileParameters()], "");
        using var method = writer.Block();
        writer.Line($"nint endOfHighTiles = PanelKernels.EndOfHighTiles(rows, {TileHeights(lanes)[0]});");
        var full = Panels.Count(p => p.Width == PanelWidth);
        if (full > 0)
        {
            using (writer.Block($"for (var panel = firstPanel; panel < {(full == Panels.Count() ? "endPanel" : $"nint.Min(endPanel, {full})")}; panel++)"))
            {
                WritePanel(writer, lanes, name, PanelWidth, $"panel * {Inner * PanelWidth}", $"panel * {PanelWidth}");
            }
        }

        if (Panels.Last() is (var column, < PanelWidth) last)
        {
            writer.Line();
            using (writer.Block($"if (endPanel > {full})"))
            {
                WritePanel(writer, lanes, name, last.Width, NumberText.Integer((long)column * Inner), NumberText.Integer(column));
            }
        }
    }

    /// <summary>This thread's rows or panels, and the references at the first of its rows.</summary>
    private void WriteShare(CodeWriter writer, Lanes lanes)
    {
        var together = new MatMulRowWriter(this, writer, lanes).PanelsTogether;
        writer.Line($"var (firstRow, rows, firstPanel, endPanel) = share.Of({Panels.Count()}{(together == 1 ? "" : $", share.Rows < {FewRows(lanes)} ? {together} : 1")});");
        using (writer.Block("if (rows == 0 || firstPanel == endPanel)"))
        {
            writer.Line("return;");
        }

        writer.Line();
        writer.Line($"input = ref Unsafe.Add(ref input, firstRow * {InputStride});");
        foreach (var operand in Operands.Items.Where(o => o.Access is OperandAccess.Element or OperandAccess.Sample))
        {
            var offset = operand.Access == OperandAccess.Sample ? "firstRow" : $"firstRow * {operand.Stride}";
            writer.Line($"{operand.Name} = ref Unsafe.Add(ref {operand.Name}, {offset});");
        }

        writer.Line($"result = ref Unsafe.Add(ref result, firstRow * {ResultStride});");
        writer.Line();
    }

    /// <summary>With fewer rows than this, each goes alone.</summary>
    private int FewRows(Lanes lanes) => SkipsZeros ? KernelChoice.FewSparseRows : TileHeights(lanes).Last();

    /// <summary>The first arguments of the method for one row, where its columns are more than it has accumulators for.</summary>
    private string RowChunks(Lanes lanes) => new MatMulRowWriter(this, new CodeWriter(), lanes) switch
    {
        { Chunks: 1 } => "",
        { PanelsTogether: 1 } => "firstPanel, endPanel, ",
        var row => $"firstPanel / {row.PanelsTogether}, (endPanel + {row.PanelsTogether - 1}) / {row.PanelsTogether}, ",
    };

    /// <summary>
    /// Rows too few for a tile go one by one: the method for one row has enough accumulators, which a low tile lacks. Where the weights do
    /// not fit the cache, a tile of two rows is better, because it reads them once for both, unless most of them are not read at all.
    /// </summary>
    private void WriteFewRows(CodeWriter writer, Lanes lanes, string name)
    {
        if (TileHeights(lanes).Last() == 2 && !SkipsZeros)
        {
            using var one = writer.Block("if (rows == 1)");
            writer.Line($"{name}Row({RowChunks(lanes)}{Arguments("0", "0", "input", "panels")});");
            writer.Line("return;");
        }
        else
        {
            using var few = writer.Block($"if (rows < {FewRows(lanes)})");
            using (writer.Block("for (nint row = 0; row < rows; row++)"))
            {
                writer.Line($"{name}Row({RowChunks(lanes)}{Arguments("row", "0", $"Unsafe.Add(ref input, row * {InputStride})", "panels")});");
            }

            writer.Line();
            writer.Line("return;");
        }
    }

    private void WritePanel(CodeWriter writer, Lanes lanes, string name, int panel, string panelOffset, string column)
    {
        var tile = KernelChoice.TileColumns(panel, lanes);
        writer.Line($"ref var panelStart = ref {Lanes.At("panels", panelOffset)};");
        for (var part = 0; part < panel / tile; part++)
        {
            var place = part == 0 ? column : $"({column}) + {part * tile}";
            var start = part == 0 ? "panelStart" : $"Unsafe.Add(ref panelStart, {part * tile})";
            writer.Line(part == 0 ? "nint row = 0;" : "row = 0;");
            var heights = TileHeights(lanes);
            WriteTiles(heights[0], "", "endOfHighTiles");
            for (var i = 1; i < heights.Length; i++)
            {
                var isLast = i == heights.Length - 1;
                WriteTiles(heights[i], i == 1 ? $"if (rows >= {heights[i]})" : isLast ? "else" : $"else if (rows >= {heights[i]})", "rows");
            }

            writer.Line();

            void WriteTiles(int height, string condition, string end)
            {
                using var branch = condition.Length == 0 ? null : writer.Block(condition);
                using var loop = writer.Block($"for (; row < {end}; row += {height})");
                writer.Line($"var first = nint.Min(row, rows - {height});");
                writer.Line($"{name}Tile{height}x{tile}{Suffix(panel, tile)}({Arguments("first", place, $"Unsafe.Add(ref input, first * {InputStride})", start)});");
            }
        }
    }

    /// <summary>The arguments of a tile or row at a place of the result.</summary>
    private string Arguments(string row, string column, string input, string panels)
    {
        var operands = Operands.Items.Select(o => o.Access switch
        {
            OperandAccess.Element => $"ref {Lanes.At(o.Name, Place(row, o.Stride, column))}",
            OperandAccess.Column => $"ref {Lanes.At(o.Name, column)}",
            OperandAccess.Sample => $"ref {Lanes.At(o.Name, row)}",
            _ => o.Name,
        });
        var result = $"ref {Lanes.At("result", Place(row, ResultStride, column))}";
        return string.Join(", ", [$"ref {input}", $"ref {panels}", .. operands, result]);
    }

    private static string Place(string row, int stride, string column) => (row, column) switch
    {
        ("0", _) => column,
        (_, "0") => $"{row} * {stride}",
        _ => $"({row} * {stride}) + {column}",
    };

    private static string Suffix(int panel, int tile) => panel == tile ? "" : $"Of{panel}";

    private void WriteTile(CodeWriter writer, Lanes lanes, string name, int height, int panel, int tile)
    {
        var vectors = tile / lanes.Count;
        var prefetchDistance = KernelChoice.Product(Inner, Columns, lanes).PrefetchDistance;
        writer.Line();
        writer.Line($"// {height} rows by {tile} columns: {height * vectors} accumulators.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {name}Tile{height}x{tile}{Suffix(panel, tile)}", TileParameters(), "");
        using var body = writer.Block();
        for (var row = 0; row < height; row++)
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v =>
                $"var sum{row}_{v} = {(row == 0 ? Initial(lanes, NumberText.Integer(v * lanes.Count)) : $"sum0_{v}")};")));
        }

        writer.Line($"var remaining = {Inner};");
        using (writer.Block("do", "} while (--remaining != 0);"))
        {
            for (var v = 0; v < vectors; v++)
            {
                writer.Line($"var weight{v} = {lanes.Load("panels", NumberText.Integer(v * lanes.Count))};");
            }

            if (prefetchDistance > 0 && height > 2)
            {
                for (var v = 0; v < vectors; v += 16 / lanes.Count)
                {
                    writer.Line($"PanelKernels.Prefetch(ref Unsafe.Add(ref panels, {(prefetchDistance * panel) + (v * lanes.Count)}));");
                }
            }

            for (var row = 0; row < height; row++)
            {
                writer.Line($"var input{row} = {lanes.Broadcast(Lanes.At("input", NumberText.Integer((long)row * InputStride)))};");
                for (var v = 0; v < vectors; v++)
                {
                    writer.Line($"sum{row}_{v} = {lanes.MultiplyAdd($"input{row}", $"weight{v}", $"sum{row}_{v}")};");
                }
            }

            writer.Line("input = ref Unsafe.Add(ref input, 1);");
            writer.Line($"panels = ref Unsafe.Add(ref panels, {panel});");
        }

        writer.Line();
        WriteTileResults(writer, lanes, height, vectors);
    }

    private void WriteTileResults(CodeWriter writer, Lanes lanes, int height, int vectors)
    {
        for (var row = 0; row < height; row++)
        {
            for (var v = 0; v < vectors; v++)
            {
                var column = v * lanes.Count;
                var value = EpilogueText(writer, lanes, $"sum{row}_{v}", i => OperandAt(lanes, i, row, column), $"part{row}_{v}_");
                writer.Line(lanes.Store(value.Parenthesize(), "result", NumberText.Integer(((long)row * ResultStride) + column)));
            }
        }
    }

    /// <summary>An operand of the epilogue, by literal place in a tile.</summary>
    internal string OperandAt(Lanes lanes, int index, int row, int column)
    {
        var (operand, name) = (Operands[index], Operands[index].Name);
        return operand.Access switch
        {
            OperandAccess.Element => lanes.Load(name, NumberText.Integer(((long)row * operand.Stride) + column)),
            OperandAccess.Column => lanes.Load(name, NumberText.Integer(column)),
            OperandAccess.Sample => lanes.Broadcast(Lanes.At(name, NumberText.Integer(row))),
            _ => lanes.Broadcast(name),
        };
    }

    internal IReadOnlyList<string> TileParameters() => [.. Parameters.Where(p => p.Name != "share").Select(p => $"{p.Type} {p.Name}")];

    private string Describe() => ExpressionWriter.Describe(Epilogue, i => i == 0 ? "product" : Operands[i - 1].Element);

    /// <summary>Without vectors: plain loops over the same panels.</summary>
    private void WriteScalar(CodeWriter writer, string name)
    {
        using var method = Method(writer, name);
        writer.Line($"var (firstRow, rows, firstPanel, endPanel) = share.Of({Panels.Count()});");
        using var rows = writer.Block("for (var row = firstRow; row < firstRow + rows; row++)");
        using var columns = writer.Block($"for (nint column = firstPanel * {PanelWidth}; column < nint.Min(endPanel * {PanelWidth}, {PaddedColumns}); column++)");
        writer.Line($"var width = nint.Min({PanelWidth}, {PaddedColumns} - (column & ~{PanelWidth - 1}));");
        writer.Line($"ref var panel = ref Unsafe.Add(ref panels, ((column & ~{PanelWidth - 1}) * {Inner}) + (column & {PanelWidth - 1}));");
        writer.Line($"var sum = {Initial(Lanes.Scalar, "column")};");
        using (writer.Block($"for (nint k = 0; k < {Inner}; k++)"))
        {
            writer.Line($"sum += Unsafe.Add(ref input, (row * {InputStride}) + k) * Unsafe.Add(ref panel, k * width);");
        }

        writer.Line();
        var value = EpilogueText(
            writer,
            Lanes.Scalar,
            "sum",
            i => Operands[i].Access switch
            {
                OperandAccess.Element => Lanes.At(Operands[i].Name, $"(row * {Operands[i].Stride}) + column"),
                OperandAccess.Column => Lanes.At(Operands[i].Name, "column"),
                OperandAccess.Sample => Lanes.At(Operands[i].Name, "row"),
                _ => Operands[i].Name,
            },
            "part");
        writer.Line($"Unsafe.Add(ref result, (row * {ResultStride}) + column) = {value};");
    }
}
