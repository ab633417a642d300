using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// Makes one formula of formulas that follow each other, and puts cheap formulas (bias, ReLU, a derivative) into the product that they
/// follow, where the result is still in registers.
/// </summary>
internal static class Fuse
{
    private const int LongestLabel = 40;

    public static ComputationGraph Run(ComputationGraph graph)
    {
        var chained = RemoveUnused.Run(FuseChains(RemoveUnused.Run(graph)));
        return RemoveUnused.Run(FuseIntoProducts(chained));
    }

    /// <summary>An elementwise value that only one formula over the same elements uses becomes part of that formula.</summary>
    private static ComputationGraph FuseChains(ComputationGraph graph)
    {
        var singleUse = SingleUse(graph);
        return GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
        {
            if (value.Op is ElementwiseOp elementwise)
            {
                var (expression, label, operands) = Absorb(
                    value, inputs, elementwise.Expression, elementwise.Label, value.Count, value.Rows, singleUse);
                return builder.Elementwise(label, expression, elementwise.Shape, elementwise.Rows, operands);
            }

            if (value.Op is ReduceOp reduce)
            {
                var (expression, label, operands) = Absorb(
                    value, inputs, reduce.Expression, reduce.Label, reduce.IterationCount(value), inputs.Max(i => i.Rows), singleUse);
                return SumsOverTheSame(value, reduce, expression, operands)
                    ? builder.Reduce(label, reduce.Axes, expression, reduce.Shape, operands)
                    : builder.Add(reduce, inputs);
            }

            return builder.Add(value.Op, inputs);
        });
    }

    /// <summary>
    /// Whether a sum that absorbed formulas still runs over as many elements and samples: its operands say over how many, and a
    /// formula may have been wider than its own (a number per sample repeated along a row).
    /// </summary>
    private static bool SumsOverTheSame(Value value, ReduceOp reduce, Expression expression, Value[] operands)
    {
        var used = GraphBuilder.Compact(expression, operands).Inputs;
        return used.Length > 0
            && used.Max(i => i.Rows) == value.Inputs.Max(i => i.Rows)
            && (!reduce.Axes.HasFlag(ReduceAxes.Features) || used.Max(i => i.Count) == reduce.IterationCount(value));
    }

    private static (Expression Expression, string Label, Value[] Operands) Absorb(
        Value value,
        Value[] inputs,
        Expression expression,
        string label,
        int count,
        int rows,
        HashSet<int> singleUse)
    {
        var operands = inputs.ToList();
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Op is not ElementwiseOp producer)
            {
                continue;
            }

            // A cheap formula on a product is done best before the product is stored; a sum would only keep it from there.
            if (value.Op is ReduceOp && producer.Expression.IsCheap && inputs[i].Inputs.Any(operand => operand.Op is ProductOp && operand.Count == count))
            {
                continue;
            }

            var sameRange = inputs[i].Count == count && inputs[i].Rows == rows;
            var isConstant = producer.Expression.Variables.Count == 0 && inputs[i].Count == 1;
            // One operation on a number of the sample costs less inside the formula over its elements than as a pass of its own.
            var isOneOperation = inputs[i].Count == 1
                && producer.Expression is Call { Arguments.Items: var arguments, Function.IsCheap: true } && arguments.All(a => a is not Call);
            if (isConstant || ((sameRange || isOneOperation) && singleUse.Contains(value.Inputs[i].Id)))
            {
                var (place, first) = (i, operands.Count);
                var inner = producer.Expression.Substitute(j => new Variable(first + j));
                expression = expression.Substitute(j => j == place ? inner : new Variable(j));
                operands.AddRange(inputs[i].Inputs);
                label = inputs[i].Scope == "Loss" || isConstant || (value.Op is ReduceOp && label.EndsWith("Gradient", StringComparison.Ordinal)) ? label : Join(producer.Label, label);
            }
        }

        return (expression, label, [.. operands]);
    }

    /// <summary>The name of two formulas that became one: both names, unless that gets too long to be read.</summary>
    private static string Join(string producer, string consumer) =>
        consumer == "Add" || (producer != "Add" && producer.Length + consumer.Length > LongestLabel) ? producer
        : producer == "Add" ? consumer
        : producer + consumer;

    /// <summary>A cheap formula that alone uses a product, or a sum over samples, becomes its epilogue.</summary>
    private static ComputationGraph FuseIntoProducts(ComputationGraph graph)
    {
        var singleUse = SingleUse(graph);
        return GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
        {
            if (value.Op is not ElementwiseOp { Expression.IsCheap: true } op || UsesNumbersOfTheBatch(op.Expression))
            {
                return builder.Add(value.Op, inputs);
            }

            // The last product, if there are several: the others are complete by then.
            var place = Enumerable.Range(0, inputs.Length).Reverse().Where(IsFusible).DefaultIfEmpty(-1).First();
            if (place < 0)
            {
                return builder.Add(value.Op, inputs);
            }

            var others = inputs.Where((_, i) => i != place).ToArray();
            if (!others.All(other => FitsEpilogue(other, value, inputs[place].Op)))
            {
                return builder.Add(value.Op, inputs);
            }

            var epilogue = op.Expression.Substitute(i => new Variable(i == place ? 0 : 1 + Array.IndexOf(others, inputs[i])));
            builder.Scope = inputs[place].Scope;
            Op fused = inputs[place].Op switch
            {
                ProductOp product => product with { Epilogue = epilogue, Label = op.Label },
                ReduceOp sum => sum with { Epilogue = epilogue },
                var other => throw new InvalidOperationException($"{other} takes no epilogue."),
            };
            return builder.Add(fused, [.. inputs[place].Inputs, .. others]);

            bool IsFusible(int i) =>
                inputs[i].Op is ProductOp { HasEpilogue: false } or ReduceOp { HasEpilogue: false, Axes: ReduceAxes.Samples }
                && singleUse.Contains(value.Inputs[i].Id)
                && inputs[i].Count == value.Count
                && inputs[i].Rows == value.Rows;
        });
    }

    /// <summary>
    /// What a tile can read beside its product: rows of the result's shape, a vector per column, one number per sample. The tiles of an image
    /// have many pixels of a sample, so that they read what has its shape alone.
    /// </summary>
    private static bool FitsEpilogue(Value other, Value result, Op product) =>
        other.ElementType == ElementType.Float32
        && (product is ProductOp { IsOverImages: true } ? other.PerSample && other.Count == result.Count
            : result.PerSample
            ? other.Count == result.Count || (other.PerSample && other.Count == 1)
            : !other.PerSample && other.Count == result.Count);

    /// <summary>Whether a formula has a number that is known only when it runs (1 / samples): the kernels of products are not given it.</summary>
    private static bool UsesNumbersOfTheBatch(Expression expression)
    {
        var uses = false;
        expression.Visit(e => uses |= e is Scalar);
        return uses;
    }

    private static HashSet<int> SingleUse(ComputationGraph graph)
    {
        var outputs = new HashSet<int>(graph.Outputs.Select(o => o.Value.Id));
        var consumers = graph.Consumers;
        return [.. graph.Values.Select(v => v.Id).Where(id => !outputs.Contains(id) && consumers[id].Count() == 1)];
    }
}
