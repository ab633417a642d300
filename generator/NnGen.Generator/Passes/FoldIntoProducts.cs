using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// For predictions: what follows a product and is linear in it, with vectors of the model (a bias, a normalisation with fixed statistics),
/// becomes product · factor + summand, with both made of parameters once (see <see cref="FoldedParameters"/>). Then it costs nothing beside
/// the product. Not for what does not follow a product: data may lie far from 0, where x · factor + summand cancels and
/// (x − mean) · factor does not.
/// </summary>
internal static class FoldIntoProducts
{
    public static ComputationGraph Run(ComputationGraph graph)
    {
        var known = new Dictionary<Value, Linear>();
        var consumers = graph.Consumers;
        return RemoveUnused.Run(GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
        {
            if (value.Op is not ElementwiseOp op
                || inputs.Count(i => i.PerSample) != 1
                || Array.FindIndex(inputs, i => i.PerSample) is var place && consumers[value.Inputs[place].Id].Count() != 1
                || Of(inputs[place], known) is not { } before
                || inputs[place].Count != value.Count
                || Split(op.Expression, place) is not var (factor, summand))
            {
                return builder.Add(value.Op, inputs);
            }

            var linear = before.Then(factor, summand, inputs);
            var result = linear.Factor == Expression.One ? builder.Add(value.Op, inputs) : linear.Write(op, builder);
            known[result] = linear;
            return result;
        }));
    }

    private static Linear? Of(Value value, Dictionary<Value, Linear> known) =>
        value.Op is MatMulOp { Form: MatMulForm.Forward, HasEpilogue: false } ? new Linear(value, Expression.One, Expression.Zero, [])
        : known.TryGetValue(value, out var linear) ? linear
        : null;

    /// <summary>Factor and summand of a formula that is linear in one operand; null when it is not.</summary>
    internal static (Expression Factor, Expression Summand)? Split(Expression expression, int operand)
    {
        if (!expression.Variables.Contains(operand))
        {
            return (Expression.Zero, expression);
        }

        if (expression is Variable)
        {
            return (Expression.One, Expression.Zero);
        }

        if (expression is not Call call || call.Function is not (Add or Subtract or Multiply or Divide or Negate))
        {
            return null;
        }

        var parts = call.Arguments.Items.Select(a => Split(a, operand)).ToList();
        if (parts[0] is not var (factor, summand))
        {
            return null;
        }

        if (call.Function is Negate)
        {
            return (-factor, -summand);
        }

        return parts[1] is not var (otherFactor, otherSummand) ? null : call.Function switch
        {
            Add => (factor + otherFactor, summand + otherSummand),
            Subtract => (factor - otherFactor, summand - otherSummand),
            Multiply when otherFactor == Expression.Zero => (factor * otherSummand, summand * otherSummand),
            Multiply when factor == Expression.Zero => (summand * otherFactor, summand * otherSummand),
            Divide when otherFactor == Expression.Zero => (factor / otherSummand, summand / otherSummand),
            _ => null,
        };
    }

    /// <summary>product · factor + summand, both formulas over vectors of the model.</summary>
    private sealed record Linear(Value Product, Expression Factor, Expression Summand, IReadOnlyList<Value> Operands)
    {
        /// <summary>This under another linear formula over some inputs.</summary>
        public Linear Then(Expression factor, Expression summand, Value[] inputs)
        {
            var first = Operands.Count;
            var (outer, added) = (factor.Substitute(i => new Variable(first + i)), summand.Substitute(i => new Variable(first + i)));
            return new Linear(Product, Factor * outer, (Summand * outer) + added, [.. Operands, .. inputs]);
        }

        public Value Write(ElementwiseOp op, GraphBuilder builder)
        {
            var operands = new List<Value> { Product };
            var formula = new Variable(0) * Operand("FoldedFactor", Factor);
            return builder.Elementwise(op.Label, formula + Operand("FoldedSummand", Summand), op.Shape, op.Rows, [.. operands]);

            // A formula over vectors as a vector of its own; a constant stays one.
            Expression Operand(string label, Expression part)
            {
                if (part.Variables.Count == 0)
                {
                    return part;
                }

                operands.Add(builder.Elementwise(label, part, op.Shape, rows: 0, [.. Operands]));
                return new Variable(operands.Count - 1);
            }
        }
    }
}
