using System.Collections.Immutable;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Graph;

/// <summary>Adds values to a graph under construction; the same op on the same inputs is the same value.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Value> _values = [];
    private readonly Dictionary<(Op Op, string Inputs), Value> _known = [];
    private readonly List<GraphOutput> _outputs = [];

    /// <summary>The layer that values are added for.</summary>
    public string Scope { get; set; } = "";

    public IReadOnlyList<Value> Values => _values;

    public Value Add(Op op, params Value[] inputs)
    {
        var key = (op, string.Join(",", inputs.Select(i => i.Id)));
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
        return Elementwise(label, expression, largest.Shape, inputs.Any(i => i.PerSample), inputs);
    }

    /// <summary>An elementwise formula of a given shape; operands that the formula does not use are dropped.</summary>
    public Value Elementwise(string label, Expression expression, Shape shape, bool perSample, params Value[] inputs)
    {
        var (compact, used) = Compact(expression, inputs);
        return Add(new ElementwiseOp(compact, shape, perSample) { Label = label }, used);
    }

    /// <summary>A sum of a formula over samples, over features, or both.</summary>
    public Value Reduce(string label, ReduceAxes axes, Expression expression, Shape shape, params Value[] inputs)
    {
        var (compact, used) = Compact(expression, inputs);
        return Add(new ReduceOp(axes, compact, shape) { Label = label }, used);
    }

    public void Output(OutputKind kind, Value value, ParameterDefinition? parameter = null) =>
        _outputs.Add(new GraphOutput(kind, value, parameter));

    public ComputationGraph Build() => new([.. _values], [.. _outputs]);

    /// <summary>Numbers the operands that a formula uses from 0, equal ones once.</summary>
    public static (Expression Expression, Value[] Inputs) Compact(Expression expression, IReadOnlyList<Value> inputs)
    {
        var used = expression.Variables.Select(i => inputs[i]).Distinct().ToArray();
        return (expression.Substitute(i => new Variable(Array.IndexOf(used, inputs[i]))), used);
    }
}
