using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>Formulas over operands, and what follows a product or a sum.</summary>
internal static class Formulas
{
    /// <summary>A formula at one element; the operands repeat along it.</summary>
    public static double Evaluate(Expression formula, Shape range, Operand[] operands, ReferenceRun run, int row, int element)
    {
        Span<double> variables = stackalloc double[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            variables[i] = operands[i].At(row, element);
        }

        return Evaluate(formula, variables, run, element % range.Last);
    }

    /// <summary>A formula over the result of the op itself, variable 0, and further operands.</summary>
    public static double Epilogue(
        Expression formula, double result, Value value, ReadOnlySpan<Operand> others, ReferenceRun run, int row, int element)
    {
        Span<double> variables = stackalloc double[others.Length + 1];
        variables[0] = result;
        for (var i = 0; i < others.Length; i++)
        {
            variables[i + 1] = others[i].At(row, element);
        }

        return Evaluate(formula, variables, run, element % value.Shape.Last);
    }

    private static double Evaluate(Expression formula, ReadOnlySpan<double> variables, ReferenceRun run, int column) => Evaluation.Evaluate(
        formula,
        variables,
        name => name == Scalar.ReciprocalBatch.Name ? 1.0 / run.Batch.Count : throw new InvalidOperationException($"No value for '{name}'."),
        column);
}

/// <summary>A formula for each element.</summary>
internal sealed class ElementwiseExecution : ElementExecution<ElementwiseOp>
{
    protected override double Element(Value value, ElementwiseOp op, Operand[] operands, ReferenceRun run, int row, int element) =>
        Formulas.Evaluate(op.Expression, value.Shape, operands, run, row, element);
}
