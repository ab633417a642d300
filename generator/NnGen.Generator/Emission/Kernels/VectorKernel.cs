using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>A formula for each element of a vector of the model, <c>[count]</c>. Padding is written as 0.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Expression">The formula.</param>
/// <param name="Operands">Its operands: vectors as long, and numbers.</param>
/// <param name="Count">The length.</param>
/// <param name="Accumulates">Whether the result is a gradient, which may be added to what is there.</param>
internal sealed record VectorKernel(
    string Label,
    Expression Expression,
    EquatableArray<KernelOperand> Operands,
    int Count,
    bool Accumulates) : Kernel
{
    public override string Name => $"{Label}{NumberText.Integer(Count)}";

    public override string Description =>
        $"<c>[{Count}]</c>: result[i] {(Accumulates ? "(+)" : "")}= {DocumentationText.Escape(ExpressionWriter.Describe(Expression, i => Operands[i].Element))}";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        .. Formulas.OperandParameters(Operands),
        .. Formulas.ScalarParameters(Expression),
        .. Accumulates ? [new KernelParameter("bool", "accumulate")] : Array.Empty<KernelParameter>(),
        new("ref float", "result"),
    ];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var formula = new FormulaWriter(writer, lanes, Expression, Operands);
        formula.Hoist();
        Loops.DeclareMask(writer, lanes, Count);
        Loops.Columns(writer, lanes, Count, i => WriteElements(writer, lanes, formula.Element(i), i));
        var done = Count / lanes.Count * lanes.Count;
        if (done < Count)
        {
            WriteElements(writer, lanes, Loops.Masked(lanes, formula.Element(NumberText.Integer(done), "Last")), NumberText.Integer(done), "Last");
            done += lanes.Count;
        }

        // Without vectors, or with short ones, part of the padding is left; nothing ever writes there, and it stays what it was: 0 in
        // gradients. Elsewhere others had the place before.
        if (!Accumulates && done < Storage.Pad(Count))
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, {done}), {Storage.Pad(Count) - done}).Clear();");
        }
    }

    private void WriteElements(CodeWriter writer, Lanes lanes, string value, string offset, string place = "Here")
    {
        if (Accumulates)
        {
            writer.Line($"var gradient{place} = accumulate ? {lanes.Load("result", offset)} + {value.Parenthesize()} : {value};");
            value = "gradient" + place;
        }

        writer.Line(lanes.Store(value.Parenthesize(), "result", offset));
    }
}
