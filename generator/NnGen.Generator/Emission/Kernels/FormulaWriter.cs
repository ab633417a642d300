using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>Writes a formula over a kernel's operands: what is hoisted out of all loops, what once a row, and the element itself.</summary>
internal sealed class FormulaWriter(CodeWriter writer, Lanes lanes, Expression expression, EquatableArray<KernelOperand> operands)
{
    private bool _inRow;

    /// <summary>Broadcasts what is the same for all elements.</summary>
    public void Hoist()
    {
        if (lanes.IsScalar)
        {
            return;
        }

        var uniform = operands.Items.Where(o => o.Access == OperandAccess.Uniform).Select(o => o.Name);
        foreach (var name in Formulas.ScalarNames(expression).Concat(uniform))
        {
            writer.Line($"var {name}Lanes = {lanes.Broadcast(name)};");
        }
    }

    /// <summary>Finds the row of each operand.</summary>
    public void BeginRow(string row)
    {
        _inRow = true;
        foreach (var operand in operands)
        {
            if (operand.Access == OperandAccess.Element)
            {
                writer.Line($"ref var {operand.Name}Row = ref Unsafe.Add(ref {operand.Name}, {row} * {operand.Stride});");
            }
            else if (operand.Access == OperandAccess.Sample)
            {
                var number = (operand.Type == ElementType.Int32 ? "(float)" : "") + $"Unsafe.Add(ref {operand.Name}, {row})";
                writer.Line($"var {operand.Name}Sample = {lanes.Broadcast(number)};");
            }
        }
    }

    /// <summary>The formula at an offset (C# text), after the locals it needs; their names end in <paramref name="place"/>.</summary>
    public string Element(string offset, string place = "Here")
    {
        foreach (var operand in operands)
        {
            if (operand.Access is OperandAccess.Element or OperandAccess.Column)
            {
                writer.Line($"var {operand.Name}{place} = {Load(operand, offset)};");
            }
        }

        var column = Formulas.UsesColumn(expression) ? ColumnNumbers(offset) : null;
        return new ExpressionWriter(writer, lanes, "part" + place).Write(
            expression, i => NameOf(operands[i], place), name => lanes.IsScalar ? name : name + "Lanes", column);
    }

    /// <summary>The same formula one element at a time, for a tail.</summary>
    public FormulaWriter ForTail() => new(writer, Lanes.Scalar, expression, operands) { _inRow = _inRow };

    private string NameOf(KernelOperand operand, string place) => operand.Access switch
    {
        OperandAccess.Element or OperandAccess.Column => operand.Name + place,
        OperandAccess.Sample => operand.Name + "Sample",
        _ => lanes.IsScalar ? operand.Name : operand.Name + "Lanes",
    };

    private string Load(KernelOperand operand, string offset)
    {
        var reference = operand.Access == OperandAccess.Element && _inRow ? operand.Name + "Row" : operand.Name;
        return operand.Type == ElementType.Int32 ? lanes.LoadIntegers(reference, offset) : lanes.Load(reference, offset);
    }

    private string ColumnNumbers(string offset)
    {
        var number = offset == "0" ? "0f" : $"(float)({offset})";
        return lanes.IsScalar ? number : $"({lanes.Type}.CreateSequence(0f, 1f) + {lanes.Broadcast(number)})";
    }
}
