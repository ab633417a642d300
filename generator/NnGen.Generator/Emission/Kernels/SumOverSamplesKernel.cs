using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The sum over samples of a formula, <c>[N, count] → [count]</c>: the gradient of a bias, or of anything that is repeated over
/// samples, and means. Followed by an epilogue (a penalty's gradient), and written to or, if it is a gradient, added to the result.
/// </summary>
internal sealed record SumOverSamplesKernel(
    string Label,
    Expression Expression,
    EquatableArray<KernelOperand> Operands,
    int Count,
    Expression Epilogue,
    EquatableArray<KernelOperand> EpilogueOperands,
    bool Accumulates) : Kernel
{
    /// <summary>The rows that are added up by themselves where a sample has several: so few that rounding stays small however many there are.</summary>
    private const int RowsOfPart = 256;

    /// <summary>Columns that are summed together: enough accumulators to hide an addition's latency.</summary>
    private const int VectorsTogether = 4;

    /// <summary>Whether a sample has several rows, so that there may be very many.</summary>
    public bool HasManyRows { get; init; }

    public override string Name => $"{Label}{NumberText.Integer(Count)}";

    public override string Description =>
        $"<c>[N, {Count}] → [{Count}]</c>: result[i] = Σₙ {DocumentationText.Escape(ExpressionWriter.Describe(Expression, i => Operands[i].Element))}"
        + (Epilogue == new Variable(0) ? "" : $", then {DocumentationText.Escape(DescribeEpilogue())}");

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("ThreadShare", "share"),
        new("int", "rows"),
        .. Formulas.OperandParameters(Operands),
        .. Formulas.OperandParameters(EpilogueOperands),
        .. Formulas.ScalarParameters(Expression),
        .. Accumulates ? [new KernelParameter("bool", "accumulate")] : Array.Empty<KernelParameter>(),
        new("ref float", "result"),
    ];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var vectors = (Count + lanes.Count - 1) / lanes.Count;
        var grouped = Count / lanes.Count / VectorsTogether * VectorsTogether;
        WriteRange(writer, lanes, grouped);
        var formula = new FormulaWriter(writer, lanes, Expression, Operands);
        formula.Hoist();
        if (Count == 1)
        {
            WriteSingle(writer, lanes, formula);
            return;
        }

        WritePadding(writer, vectors * lanes.Count);
        if (lanes.IsScalar)
        {
            using var columns = writer.Block("for (var column = first; column < end; column++)");
            WriteColumns(writer, lanes, formula, "column", 1);
            return;
        }

        // Whole vectors in groups, then the rest.
        if (grouped > 0)
        {
            var header = $"for (var column = first; column < end; column += {VectorsTogether * lanes.Count})";
            using var columns = writer.Block(header);
            WriteColumns(writer, lanes, formula, "column", VectorsTogether);
        }

        if (grouped < vectors)
        {
            using var rest = grouped > 0 ? writer.Block("if (share.IsLast)") : writer.Block();
            Loops.DeclareMask(writer, lanes, Count);
            writer.Line($"const int column = {grouped * lanes.Count};");
            WriteColumns(writer, lanes, formula, "column", vectors - grouped, lastIsPartial: Count % lanes.Count != 0);
        }
    }

    /// <summary>Threads share the columns, in groups; what is too narrow for that the first one does.</summary>
    private void WriteRange(CodeWriter writer, Lanes lanes, int grouped)
    {
        if (Count > 1 && (lanes.IsScalar || grouped > 0))
        {
            var (columns, multiple) = lanes.IsScalar ? (Count, 1) : (grouped * lanes.Count, VectorsTogether * lanes.Count);
            writer.Line($"var (first, end) = share.Range({columns}, {multiple});");
            return;
        }

        using (writer.Block("if (!share.IsFirst)"))
        {
            writer.Line("return;");
        }

        writer.Line();
    }

    /// <summary>Clears what lies behind the last vector: it is 0 in gradients, but not in a place that others had before.</summary>
    private void WritePadding(CodeWriter writer, int start)
    {
        if (!Accumulates && start < Storage.Pad(Count))
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, {start}), {Storage.Pad(Count) - start}).Clear();");
        }
    }

    private void WriteSingle(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        writer.Line("nint length = rows;");
        writer.Line($"var sum = {lanes.Zero};");
        if (!lanes.IsScalar)
        {
            writer.Line("var tail = 0f;");
        }

        if (HasManyRows)
        {
            writer.Line("// Parts by themselves: one sum of very many numbers would lose what is small beside it.");
            writer.Line($"var (part, partEnd) = ({lanes.Zero}, (nint){RowsOfPart});");
        }

        Loops.Flat(
            writer,
            lanes,
            "length",
            tail: true,
            i => AddElement(i),
            i => writer.Line($"tail += {formula.ForTail().Element(i)};"));
        if (HasManyRows)
        {
            writer.Line("sum += part;");
        }

        writer.Line();
        writer.Line($"var total = {lanes.Sum("sum")}{(lanes.IsScalar ? "" : " + tail")};");
        var value = EpilogueText(writer, Lanes.Scalar, "0", "total", "epilogue");
        writer.Line(Accumulates ? $"result = accumulate ? result + {value.Parenthesize()} : {value};" : $"result = {value};");

        void AddElement(string i)
        {
            if (!HasManyRows)
            {
                writer.Line($"sum += {formula.Element(i)};");
                return;
            }

            using (writer.Block($"if ({i} >= partEnd)"))
            {
                writer.Line($"(sum, part, partEnd) = (sum + part, {lanes.Zero}, partEnd + {RowsOfPart});");
            }

            writer.Line();
            writer.Line($"part += {formula.Element(i)};");
        }
    }

    private void WriteColumns(CodeWriter writer, Lanes lanes, FormulaWriter formula, string column, int vectors, bool lastIsPartial = false)
    {
        for (var v = 0; v < vectors; v++)
        {
            writer.Line($"var sum{v} = {lanes.Zero};");
        }

        if (HasManyRows)
        {
            WriteParts(writer, lanes, formula, column, vectors);
        }
        else
        {
            WriteRows(writer, lanes, formula, column, vectors, "nint row = 0; row < rows", "sum");
        }

        writer.Line();
        for (var v = 0; v < vectors; v++)
        {
            WriteResult(writer, lanes, Offset(column, v, lanes), v, lastIsPartial && v == vectors - 1);
        }
    }

    /// <summary>Sums of parts, and the sum of these.</summary>
    private static void WriteParts(CodeWriter writer, Lanes lanes, FormulaWriter formula, string column, int vectors)
    {
        writer.Line("// Parts by themselves: one sum of very many numbers would lose what is small beside it.");
        using var parts = writer.Block($"for (nint firstRow = 0; firstRow < rows; firstRow += {RowsOfPart})");
        writer.Line($"var endRow = nint.Min(firstRow + {RowsOfPart}, rows);");
        for (var v = 0; v < vectors; v++)
        {
            writer.Line($"var part{v} = {lanes.Zero};");
        }

        writer.Line();
        WriteRows(writer, lanes, formula, column, vectors, "var row = firstRow; row < endRow", "part");
        writer.Line();
        for (var v = 0; v < vectors; v++)
        {
            writer.Line($"sum{v} += part{v};");
        }
    }

    private static void WriteRows(CodeWriter writer, Lanes lanes, FormulaWriter formula, string column, int vectors, string range, string sum)
    {
        using var rows = writer.Block($"for ({range}; row++)");
        formula.BeginRow("row");
        for (var v = 0; v < vectors; v++)
        {
            writer.Line($"{sum}{v} += {formula.Element(Offset(column, v, lanes), NumberText.Integer(v))};");
        }
    }

    private void WriteResult(CodeWriter writer, Lanes lanes, string offset, int v, bool masked)
    {
        var value = EpilogueText(writer, lanes, offset, $"sum{v}", $"epilogue{v}_");
        if (masked)
        {
            value = Loops.Masked(lanes, value);
        }

        if (Accumulates)
        {
            writer.Line($"var gradient{v} = accumulate ? {lanes.Load("result", offset)} + {value.Parenthesize()} : {value};");
            value = $"gradient{v}";
        }

        writer.Line(lanes.Store(value.Parenthesize(), "result", offset));
    }

    private string EpilogueText(CodeWriter writer, Lanes lanes, string offset, string sum, string prefix) =>
        new ExpressionWriter(writer, lanes, prefix).Write(
            Epilogue,
            i => i == 0 ? sum : lanes.Load(EpilogueOperands[i - 1].Name, offset));

    private string DescribeEpilogue() => ExpressionWriter.Describe(
        Epilogue, i => i == 0 ? "sum" : $"{EpilogueOperands[i - 1].Name}[i]");

    private static string Offset(string column, int vector, Lanes lanes) =>
        vector == 0 ? column : $"{column} + {vector * lanes.Count}";
}
