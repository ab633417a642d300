using NnGen.Generator.Graph;

namespace NnGen.Generator.Passes;

/// <summary>
/// Makes every gradient a value of its own. Gradients are added up over batches where they lie, so nothing else may read them there,
/// and two parameters cannot lie in one place; a gradient that is shared is computed once more. Rebuilding the graph would unite
/// the two again: this comes last.
/// </summary>
internal static class SeparateGradients
{
    public static ComputationGraph Run(ComputationGraph graph)
    {
        var builder = new GraphBuilder();
        var mapped = new Dictionary<int, Value>();
        foreach (var value in graph.Values)
        {
            builder.Scope = value.Scope;
            mapped[value.Id] = builder.Add(value.Op, [.. value.Inputs.Select(input => mapped[input.Id])]);
        }

        var taken = new HashSet<Value>(mapped.Values.SelectMany(v => v.Inputs)
            .Concat(graph.Outputs.Where(o => o.Kind != OutputKind.Gradient).Select(o => mapped[o.Value.Id])));
        foreach (var output in graph.Outputs)
        {
            var value = mapped[output.Value.Id];
            if (output.Kind == OutputKind.Gradient && !taken.Add(value))
            {
                builder.Scope = output.Parameter!.Layer;
                value = builder.AddDistinct(value.Op, [.. value.Inputs]);
            }

            builder.Output(output.Kind, value, output.Parameter);
        }

        return builder.Build();
    }
}
