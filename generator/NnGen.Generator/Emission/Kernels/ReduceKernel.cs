using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The sum of a formula over <c>[N, count]</c>: over the features of each sample, or over everything.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Axes">What the sum runs over.</param>
/// <param name="Expression">The formula.</param>
/// <param name="Operands">Its operands.</param>
/// <param name="Count">The elements of a sample.</param>
/// <param name="FlatLength">
/// For a sum over a parameter: the floats of its storage, padding included, where the formula is 0.
/// </param>
internal sealed record ReduceKernel(
    string Label,
    ReduceAxes Axes,
    Expression Expression,
    EquatableArray<KernelOperand> Operands,
    int Count,
    int? FlatLength) : Kernel
{
    public override string Name => $"{Label}{NumberText.Integer(Count)}";

    public override string Description
    {
        get
        {
            var formula = DocumentationText.Escape(ExpressionWriter.Describe(Expression, i => Operands[i].Element));
            return ReturnType == "float" ? $"Σ {formula} over all elements" : $"<c>[N, {Count}] → [N]</c>: result[n] = Σᵢ {formula}";
        }
    }

    public override string ReturnType => Axes.HasFlag(ReduceAxes.Samples) || FlatLength is not null ? "float" : "void";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        .. FlatLength is null ? [new KernelParameter("int", "rows")] : Array.Empty<KernelParameter>(),
        .. Formulas.OperandParameters(Operands),
        .. Formulas.ScalarParameters(Expression),
        .. ReturnType == "float" ? Array.Empty<KernelParameter>() : [new KernelParameter("ref float", "result")],
    ];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var formula = new FormulaWriter(writer, lanes, Expression, Operands);
        if (Count == 1 && FlatLength is not null)
        {
            // A parameter of one number: its padding is not passed, and must not count.
            writer.Line($"return {formula.ForTail().Element("0")};");
            return;
        }

        formula.Hoist();
        if (ReturnType == "void")
        {
            WriteFeatures(writer, lanes, formula);
        }
        else if (Count == 1 || FlatLength is not null)
        {
            WriteFlat(writer, lanes, formula);
        }
        else
        {
            WriteTotal(writer, lanes, formula);
        }
    }

    private void WriteFlat(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        writer.Line(FlatLength is { } length ? $"nint length = {length};" : "nint length = rows;");
        writer.Line($"var sum = {lanes.Zero};");
        if (!lanes.IsScalar && FlatLength is null)
        {
            writer.Line("var tail = 0f;");
        }

        Loops.Flat(
            writer,
            lanes,
            "length",
            tail: FlatLength is null,
            i => writer.Line($"sum += {formula.Element(i)};"),
            i => writer.Line($"tail += {formula.ForTail().Element(i)};"));
        writer.Line();
        writer.Line($"return {lanes.Sum("sum")}{(lanes.IsScalar || FlatLength is not null ? "" : " + tail")};");
    }

    private void WriteFeatures(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        Loops.DeclareMask(writer, lanes, Count);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        formula.BeginRow("row");
        WriteRowSum(writer, lanes, formula);
        writer.Line(Lanes.Scalar.Store(lanes.Sum("sum"), "result", "row"));
    }

    private void WriteTotal(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        Loops.DeclareMask(writer, lanes, Count);
        writer.Line($"var total = {lanes.Zero};");
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            formula.BeginRow("row");
            WriteRowSum(writer, lanes, formula);
            writer.Line("total += sum;");
        }

        writer.Line();
        writer.Line($"return {lanes.Sum("total")};");
    }

    private void WriteRowSum(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        writer.Line($"var sum = {lanes.Zero};");
        Loops.Columns(writer, lanes, Count, i => writer.Line($"sum += {formula.Element(i)};"));
        if (Count % lanes.Count != 0)
        {
            var offset = NumberText.Integer(Count / lanes.Count * lanes.Count);
            writer.Line($"sum += {Loops.Masked(lanes, formula.Element(offset, "Last"))};");
        }
    }
}
