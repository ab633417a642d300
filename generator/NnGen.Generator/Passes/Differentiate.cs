using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>Adds the gradient of the loss with respect to every trainable parameter, by the gradient rules of the ops, in reverse order.</summary>
internal static class Differentiate
{
    public static ComputationGraph Run(ComputationGraph graph)
    {
        var builder = new GraphBuilder();
        var copies = new Dictionary<int, Value>();
        foreach (var value in graph.Values)
        {
            builder.Scope = value.Scope;
            copies[value.Id] = builder.Add(value.Op, [.. value.Inputs.Select(input => copies[input.Id])]);
        }

        var forward = builder.Values.ToList();
        var wanted = ValuesBeforeParameters(forward);
        var gradients = new Dictionary<int, Value>();
        var loss = copies[graph.Find(OutputKind.Loss)!.Id];
        builder.Scope = loss.Scope;
        gradients[loss.Id] = builder.Elementwise("One", 1, loss.Shape, rows: 0);

        var context = new GradientContext(builder, wanted.Contains, (input, gradient) => Accumulate(input, gradient, gradients, builder));
        foreach (var value in Enumerable.Reverse(forward))
        {
            if (wanted.Contains(value) && gradients.TryGetValue(value.Id, out var gradient))
            {
                builder.Scope = value.Scope;
                value.Op.Differentiate(value, gradient, context);
            }
        }

        foreach (var output in graph.Outputs)
        {
            builder.Output(output.Kind, copies[output.Value.Id], output.Parameter);
        }

        foreach (var value in forward)
        {
            if (value.Op is ParameterOp { Parameter: { Trainable: true } parameter } && gradients.TryGetValue(value.Id, out var gradient))
            {
                builder.Output(OutputKind.Gradient, gradient, parameter);
            }
        }

        return builder.Build();
    }

    /// <summary>The values that depend on a trainable parameter: the only ones whose gradients are of use.</summary>
    private static HashSet<Value> ValuesBeforeParameters(List<Value> values)
    {
        var wanted = new HashSet<Value>();
        foreach (var value in values)
        {
            if (value.Op is ParameterOp { Parameter.Trainable: true } || (value.Op is not StopGradientOp && value.Inputs.Any(wanted.Contains)))
            {
                wanted.Add(value);
            }
        }

        return wanted;
    }

    private static void Accumulate(Value input, Value gradient, Dictionary<int, Value> gradients, GraphBuilder builder)
    {
        gradients[input.Id] = gradients.TryGetValue(input.Id, out var sum)
            ? builder.Elementwise(
                "Add", new Variable(0) + (Expression)new Variable(1), input.Shape, input.Rows, sum, gradient)
            : gradient;
    }
}
