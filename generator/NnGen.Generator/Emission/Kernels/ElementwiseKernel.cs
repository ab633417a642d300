using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>A formula for each element of <c>[N, count]</c>. Padding at the end of rows is written as 0.</summary>
internal sealed record ElementwiseKernel(
    string Label,
    Expression Expression,
    EquatableArray<KernelOperand> Operands,
    int Count,
    int Stride) : Kernel
{
    public override string Name => $"{Label}{NumberText.Integer(Count)}";

    public override string Description =>
        $"<c>[N, {Count}]</c>: result[n, i] = {DocumentationText.Escape(ExpressionWriter.Describe(Expression, i => Operands[i].Element))}";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("int", "rows"),
        .. Formulas.OperandParameters(Operands),
        .. Formulas.ScalarParameters(Expression),
        new("ref float", "result"),
    ];

    /// <summary>Whether rows follow each other without gaps in all operands, so that one loop serves.</summary>
    private bool IsFlat =>
        Count == 1
        || (Count == Stride
            && !Formulas.UsesColumn(Expression)
            && Operands.Items.All(o => o.Access == OperandAccess.Uniform || (o.Access == OperandAccess.Element && o.Stride == Stride)));

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var formula = new FormulaWriter(writer, lanes, Expression, Operands);
        formula.Hoist();
        if (IsFlat)
        {
            WriteFlat(writer, lanes, formula);
        }
        else
        {
            WriteRows(writer, lanes, formula);
        }
    }

    private void WriteFlat(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        writer.Line(Count == 1 ? "nint length = rows;" : $"var length = (nint)rows * {Count};");
        Loops.Flat(
            writer,
            lanes,
            "length",
            tail: Count == 1,
            i => writer.Line(lanes.Store(formula.Element(i).Parenthesize(), "result", i)),
            i => writer.Line(Lanes.Scalar.Store(formula.ForTail().Element(i), "result", i)));
    }

    private void WriteRows(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        Loops.DeclareMask(writer, lanes, Count);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        formula.BeginRow("row");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {Stride});");
        Loops.Columns(writer, lanes, Count, i => writer.Line(lanes.Store(formula.Element(i).Parenthesize(), "resultRow", i)));
        WriteRowEnd(writer, lanes, formula);
    }

    /// <summary>The partly filled vector, and zeros up to the stride: what follows relies on padding being 0.</summary>
    private void WriteRowEnd(CodeWriter writer, Lanes lanes, FormulaWriter formula)
    {
        var done = Count / lanes.Count * lanes.Count;
        if (done < Count)
        {
            var offset = NumberText.Integer(done);
            var last = Loops.Masked(lanes, formula.Element(offset, "Last"));
            writer.Line(lanes.Store(last, "resultRow", offset));
            done += lanes.Count;
        }

        if (lanes.IsScalar && done < Stride)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref resultRow, {done}), {Stride - done}).Clear();");
            return;
        }

        for (; done < Stride; done += lanes.Count)
        {
            writer.Line(lanes.Store(lanes.Zero, "resultRow", NumberText.Integer(done)));
        }
    }
}
