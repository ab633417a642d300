using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// Σₙ fₙ · g, where g is the same for all samples, becomes g · Σₙ fₙ: less work, and often a sum that is needed anyway (the gradient of a
/// shift is a factor of the gradient of a mean).
/// </summary>
internal static class FactorSums
{
    public static ComputationGraph Run(ComputationGraph graph) => RemoveUnused.Run(GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
    {
        if (value.Op is not ReduceOp { Axes: ReduceAxes.Samples, HasEpilogue: false } sum)
        {
            return builder.Add(value.Op, inputs);
        }

        var (expression, operands) = inputs.Length == 1 && inputs[0].Op is ElementwiseOp only && sum.Expression == new Variable(0) && inputs[0].Count == value.Count
            ? (only.Expression, [.. inputs[0].Inputs])
            : (sum.Expression, inputs);
        var (factor, rest) = Split(expression, operands);
        var used = rest.Variables.Select(i => operands[i]).ToList();
        if (factor == Expression.One || !used.Any(o => o.PerSample && o.Count == value.Count))
        {
            return builder.Add(value.Op, inputs);
        }

        var result = builder.Reduce(sum.Label, ReduceAxes.Samples, rest, sum.Shape, operands);
        var last = new Variable(operands.Length);
        return builder.Elementwise(sum.Label, factor * last, sum.Shape, rows: 0, [.. operands, result]);
    }));

    /// <summary>The factors of a formula that are about the model alone, 1 if there are none, and the others.</summary>
    private static (Expression Factor, Expression Remainder) Split(Expression expression, Value[] operands)
    {
        if (IsOfTheModel(expression, operands))
        {
            return (expression, Expression.One);
        }

        switch (expression)
        {
            case Call { Function: Multiply } call:
                var (left, right) = (Split(call.Arguments[0], operands), Split(call.Arguments[1], operands));
                return (left.Factor * right.Factor, left.Remainder * right.Remainder);
            case Call { Function: Negate } call when Split(call.Arguments[0], operands) is var (factor, rest) && factor != Expression.One:
                return (-factor, rest);
            case Call { Function: Divide } call when IsOfTheModel(call.Arguments[1], operands):
                var numerator = Split(call.Arguments[0], operands);
                return (numerator.Factor / call.Arguments[1], numerator.Remainder);
            default:
                return (Expression.One, expression);
        }
    }

    private static bool IsOfTheModel(Expression expression, Value[] operands)
    {
        var usesColumn = false;
        expression.Visit(e => usesColumn |= e is Column or Scalar);
        return !usesColumn && expression.Variables is { Count: > 0 } variables && variables.All(i => !operands[i].PerSample);
    }
}
