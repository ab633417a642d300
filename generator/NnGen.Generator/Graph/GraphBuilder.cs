using System.Collections.Immutable;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Graph;

/// <summary>Adds values to a graph under construction; the same op on the same inputs is the same value.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Value> _values = [];
    private readonly Dictionary<(Op Op, EquatableArray<int> Inputs), Value> _known = [];
    private readonly List<GraphOutput> _outputs = [];

    /// <summary>The layer that values are added for.</summary>
    public string Scope { get; set; } = "";

    public IReadOnlyList<Value> Values => _values;

    public Value Add(Op op, params Value[] inputs)
    {
        if (op is ReshapeOp reshape)
        {
            // A view of a view is a view of the first; one that changes nothing is none.
            var source = inputs[0].Op is ReshapeOp ? inputs[0].Inputs[0] : inputs[0];
            if (source.Shape == reshape.Shape && source.Rows == reshape.InferRows([.. inputs]))
            {
                return source;
            }

            (op, inputs) = (reshape with { Rows = reshape.InferRows([.. inputs]) }, [source]);
        }

        var key = (op, inputs.Select(i => i.Id).ToEquatableArray());
        if (!_known.TryGetValue(key, out var value))
        {
            value = AddDistinct(op, inputs);
            _known.Add(key, value);
        }

        return value;
    }

    /// <summary>Adds a value even if there is one of the same op on the same inputs, for a result that needs a place of its own.</summary>
    public Value AddDistinct(Op op, params Value[] inputs)
    {
        var value = new Value(_values.Count, op, [.. inputs], Scope);
        _values.Add(value);
        return value;
    }

    /// <summary>An elementwise formula over values; the result has the shape of the largest operand.</summary>
    public Value Elementwise(string label, Expression expression, params Value[] inputs)
    {
        var largest = inputs.OrderByDescending(i => i.Count).First();
        return Elementwise(label, expression, largest.Shape, inputs.Max(i => i.Rows), inputs);
    }

    /// <summary>
    /// An elementwise formula of a given shape; operands that the formula does not use are dropped, and one that only hands its operand
    /// on is that operand.
    /// </summary>
    public Value Elementwise(string label, Expression expression, Shape shape, int rows, params Value[] inputs)
    {
        var (compact, used) = Compact(expression, inputs);
        if (compact == new Variable(0) && used[0].Shape == shape && used[0].Rows == rows && used[0].ElementType == ElementType.Float32)
        {
            return used[0];
        }

        return Add(new ElementwiseOp(compact, shape, rows) { Label = label }, used);
    }

    /// <summary>A sample's elements as rows of its last dimension: <c>[T, C]</c> as T rows of <c>[C]</c>.</summary>
    public Value AsRows(Value value) => Add(new ReshapeOp(Shape.Of(value.Shape.Last), value.Rows * (value.Count / value.Shape.Last)), value);

    /// <summary>A sum of a formula over samples, over features, or both.</summary>
    public Value Reduce(string label, ReduceAxes axes, Expression expression, Shape shape, params Value[] inputs)
    {
        var (compact, used) = Compact(expression, inputs);
        return Add(new ReduceOp(axes, compact, shape) { Label = label }, used);
    }

    public void Output(OutputKind kind, Value value, ParameterDefinition? parameter = null) =>
        _outputs.Add(new GraphOutput(kind, value, parameter));

    /// <summary>The new value of a statistic, made of the one that it has by then: null before the first.</summary>
    public void Update(ParameterDefinition parameter, Func<Value?, Value> newValue)
    {
        var known = _outputs.FindIndex(o => o.Kind == OutputKind.StatisticUpdate && o.Parameter == parameter);
        var value = newValue(known < 0 ? null : _outputs[known].Value);
        if (known >= 0)
        {
            _outputs.RemoveAt(known);
        }

        // One that stays as it is needs no new value.
        if (value.Op is not ParameterOp same || same.Parameter != parameter)
        {
            Output(OutputKind.StatisticUpdate, value, parameter);
        }
    }

    public ComputationGraph Build() => new([.. _values], [.. _outputs]);

    /// <summary>Numbers the operands that a formula uses from 0, equal ones once.</summary>
    public static (Expression Expression, Value[] Inputs) Compact(Expression expression, IReadOnlyList<Value> inputs)
    {
        var used = expression.Variables.Select(i => inputs[i]).Distinct().ToArray();
        if (used.SequenceEqual(inputs))
        {
            return (expression, used);
        }

        return (expression.Substitute(i => new Variable(Array.IndexOf(used, inputs[i]))), used);
    }
}
