using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>Writes a formula over a kernel's operands: what is hoisted out of all loops, what once a row, and the element itself.</summary>
internal sealed class FormulaWriter(
    CodeWriter writer,
    Lanes lanes,
    Expression expression,
    EquatableArray<KernelOperand> operands,
    int firstLetter = 0)
{
    private bool _inRow;

    private Lanes Lanes { get; set; } = lanes;

    /// <summary>Broadcasts what is the same for all elements.</summary>
    public void Hoist()
    {
        if (Lanes.IsScalar)
        {
            return;
        }

        foreach (var name in Formulas.ScalarNames(expression))
        {
            writer.Line($"var {name}Lanes = {Lanes.Broadcast(name)};");
        }

        foreach (var (operand, name) in Named())
        {
            if (operand.Access == OperandAccess.Uniform)
            {
                writer.Line($"var {name}Lanes = {Lanes.Broadcast(name)};");
            }
        }
    }

    /// <summary>Finds the row of each operand.</summary>
    public void BeginRow(string row)
    {
        _inRow = true;
        foreach (var (operand, name) in Named())
        {
            if (operand.Access == OperandAccess.Element)
            {
                writer.Line($"ref var {name}Row = ref Unsafe.Add(ref {name}, {row} * {operand.Stride});");
            }
            else if (operand.Access == OperandAccess.Sample)
            {
                var number = (operand.Type == ElementType.Int32 ? "(float)" : "") + $"Unsafe.Add(ref {name}, {row})";
                writer.Line($"var {name}Sample = {Lanes.Broadcast(number)};");
            }
        }
    }

    /// <summary>The formula at an offset (C# text), after the locals it needs.</summary>
    public string Element(string offset, string prefix = "part", Func<int, string>? given = null)
    {
        var column = Formulas.UsesColumn(expression) ? ColumnNumbers(offset) : null;
        return new ExpressionWriter(writer, Lanes, prefix).Write(
            expression,
            i => given?.Invoke(i) ?? Operand(i, offset),
            name => Lanes.IsScalar ? name : name + "Lanes",
            column);
    }

    /// <summary>The same formula one element at a time, for a tail.</summary>
    public FormulaWriter ForTail() => new(writer, Lanes.Scalar, expression, operands, firstLetter) { _inRow = _inRow };

    private string Operand(int index, string offset)
    {
        var operand = operands[index];
        var name = KernelOperand.NameOf(firstLetter + index);
        return operand.Access switch
        {
            OperandAccess.Element => Load(operand, _inRow ? name + "Row" : name, offset),
            OperandAccess.Column => Load(operand, name, offset),
            OperandAccess.Sample => name + "Sample",
            _ => Lanes.IsScalar ? name : name + "Lanes",
        };
    }

    private string Load(KernelOperand operand, string reference, string offset) =>
        operand.Type == ElementType.Int32 ? Lanes.LoadIntegers(reference, offset) : Lanes.Load(reference, offset);

    private string ColumnNumbers(string offset)
    {
        var number = offset == "0" ? "0f" : $"(float)({offset})";
        return Lanes.IsScalar ? number : $"({Lanes.Type}.CreateSequence(0f, 1f) + {Lanes.Broadcast(number)})";
    }

    private IEnumerable<(KernelOperand Operand, string Name)> Named() =>
        operands.Items.Select((operand, i) => (operand, KernelOperand.NameOf(firstLetter + i)));
}
