using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>An op that moves elements, by the index of each along the dimensions.</summary>
internal abstract class MovingExecution<TOp> : ElementExecution<TOp>
    where TOp : Op
{
    protected sealed override double Element(Value value, TOp op, Operand[] operands, ReferenceRun run, int row, int element) =>
        Element(op, operands, row, Index(element, Sizes(value.Shape)));

    protected abstract double Element(TOp op, Operand[] operands, int row, int[] index);

    protected static int[] Sizes(Shape shape) => [.. shape.Dimensions.Items.Select(d => d.Capacity)];

    protected static int[] Moved(int[] index, int axis, int by) => [.. index.Select((at, i) => i == axis ? at + by : at)];

    protected static double At(Operand operand, int row, int[] index)
    {
        var place = index.Zip(Sizes(operand.Shape)).Aggregate(0, (before, dimension) => (before * dimension.Second) + dimension.First);
        return operand.Elements[(row * operand.Count) + place];
    }

    private static int[] Index(int place, int[] sizes)
    {
        var index = new int[sizes.Length];
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            (place, index[i]) = Math.DivRem(place, sizes[i]);
        }

        return index;
    }
}

/// <summary>Values one after the other.</summary>
internal sealed class ConcatenateExecution : MovingExecution<ConcatenateOp>
{
    protected override double Element(ConcatenateOp op, Operand[] operands, int row, int[] index)
    {
        var start = 0;
        foreach (var operand in operands)
        {
            var length = Sizes(operand.Shape)[op.Axis];
            if (index[op.Axis] < start + length)
            {
                return At(operand, row, Moved(index, op.Axis, -start));
            }

            start += length;
        }

        throw new InvalidOperationException("The result is longer than its operands.");
    }
}

/// <summary>A part of a value.</summary>
internal sealed class SliceExecution : MovingExecution<SliceOp>
{
    protected override double Element(SliceOp op, Operand[] operands, int row, int[] index) => At(operands[0], row, Moved(index, op.Axis, op.Start));
}

/// <summary>Dimensions in another order.</summary>
internal sealed class TransposeExecution : MovingExecution<TransposeOp>
{
    protected override double Element(TransposeOp op, Operand[] operands, int row, int[] index)
    {
        var source = new int[index.Length];
        for (var i = 0; i < index.Length; i++)
        {
            source[op.Order[i]] = index[i];
        }

        return At(operands[0], row, source);
    }
}

/// <summary>The same elements several times.</summary>
internal sealed class RepeatExecution : MovingExecution<RepeatOp>
{
    protected override double Element(RepeatOp op, Operand[] operands, int row, int[] index) => operands[0].At(row, index[1]);
}

/// <summary>The sum of what was repeated.</summary>
internal sealed class SumRepeatsExecution : MovingExecution<SumRepeatsOp>
{
    protected override double Element(SumRepeatsOp op, Operand[] operands, int row, int[] index) =>
        Sum(Sizes(operands[0].Shape)[0], time => At(operands[0], row, [time, index[0]]));
}

/// <summary>The product of two computed matrices.</summary>
internal sealed class MatrixProductExecution : MovingExecution<MatrixProductOp>
{
    protected override double Element(MatrixProductOp op, Operand[] operands, int row, int[] index) =>
        Sum(Sizes(operands[0].Shape)[1], k => At(operands[0], row, [index[0], k]) * At(operands[1], row, [k, index[1]]));
}
