using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>Rows of a table.</summary>
internal sealed class GatherExecution : ElementExecution<GatherOp>
{
    protected override double Element(Value value, GatherOp op, Operand[] operands, ReferenceRun run, int row, int element) =>
        operands[1].Elements[((int)operands[0].Elements[row] * value.Count) + element];
}

/// <summary>The gradient of a table.</summary>
internal sealed class ScatterAddExecution : ElementExecution<ScatterAddOp>
{
    protected override double Element(Value value, ScatterAddOp op, Operand[] operands, ReferenceRun run, int row, int element) => Sum(
        operands[0].Elements.Length,
        n => (int)operands[0].Elements[n] == element / value.Shape.Last ? operands[1].At(n, element % value.Shape.Last) : 0);
}

/// <summary>Categories as vectors.</summary>
internal sealed class CountTokensExecution : ElementExecution<CountTokensOp>
{
    protected override double Element(Value value, CountTokensOp op, Operand[] operands, ReferenceRun run, int row, int element)
    {
        var each = op.EachAlone ? 1 : operands[0].Count;
        var count = Sum(each, i => operands[0].Elements[(row * each) + i] == element ? 1 : 0);
        return op.CountEach ? count : Math.Min(count, 1);
    }
}

/// <summary>Numbers as bins.</summary>
internal sealed class DiscretizeExecution : ElementExecution<DiscretizeOp>
{
    protected override double Element(Value value, DiscretizeOp op, Operand[] operands, ReferenceRun run, int row, int element)
    {
        var (features, boundaries) = (operands[0], operands[1]);
        var width = boundaries.Shape.Last;
        var (feature, bin) = Math.DivRem(element, width + 1);
        var x = features.At(row, feature);
        var below = Sum(width, i => boundaries.Elements[(feature * width) + i] <= x ? 1 : 0);
        return double.IsNaN(x) ? x : below == bin ? 1 : 0;
    }
}
