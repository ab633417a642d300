using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>A product of matrices, in any of its three forms.</summary>
internal sealed class MatMulExecution : ElementExecution<MatMulOp>
{
    protected override double Element(Value value, MatMulOp op, Operand[] operands, ReferenceRun run, int row, int element)
    {
        var (left, right) = (operands[0], operands[1]);
        var product = op.Form switch
        {
            MatMulForm.Forward => Sum(left.Count, k => left.At(row, k) * right.At(row, (k * value.Count) + element)),
            MatMulForm.InputGradient => Sum(left.Count, k => left.At(row, k) * right.At(row, (element * left.Count) + k)),
            _ => Sum(run.Batch.Count * left.Rows, m => left.At(m, element / right.Count) * right.At(m, element % right.Count)),
        };
        return Formulas.Epilogue(op.Epilogue, product, value, operands.AsSpan(2), run, row, element);
    }
}

/// <summary>A sum of a formula over samples, features, or both.</summary>
internal sealed class ReduceExecution : ElementExecution<ReduceOp>
{
    protected override double Element(Value value, ReduceOp op, Operand[] operands, ReferenceRun run, int row, int element)
    {
        var terms = operands[..op.OperandCount];
        var widest = terms.MaxBy(t => t.Count);
        var (overSamples, overFeatures) = (op.Axes.HasFlag(ReduceAxes.Samples), op.Axes.HasFlag(ReduceAxes.Features));
        var range = overFeatures ? widest.Shape : value.Shape;
        var samples = overSamples && terms.Any(t => t.Rows > 0) ? run.Batch.Count * terms.Max(t => t.Rows) : 1;
        var total = Sum(
            samples,
            m => Sum(
                overFeatures ? widest.Count : 1,
                k => Formulas.Evaluate(op.Expression, range, terms, run, overSamples ? m : row, overFeatures ? k : element)));
        return Formulas.Epilogue(op.Epilogue, total, value, operands.AsSpan(op.OperandCount), run, row, element);
    }
}

/// <summary>The largest element of a row.</summary>
internal sealed class RowMaximumExecution : ElementExecution<RowMaximumOp>
{
    protected override double Element(Value value, RowMaximumOp op, Operand[] operands, ReferenceRun run, int row, int element) =>
        Enumerable.Range(0, operands[0].Count).Max(c => operands[0].At(row, c));
}

/// <summary>log Σ exp of a row.</summary>
internal sealed class LogSumExpExecution : ElementExecution<LogSumExpOp>
{
    protected override double Element(Value value, LogSumExpOp op, Operand[] operands, ReferenceRun run, int row, int element)
    {
        var operand = operands[0];
        var largest = Enumerable.Range(0, operand.Count).Max(c => operand.At(row, c));
        return largest + Math.Log(Sum(operand.Count, c => Math.Exp(operand.At(row, c) - largest)));
    }
}
