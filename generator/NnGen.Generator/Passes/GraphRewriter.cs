using NnGen.Generator.Graph;

namespace NnGen.Generator.Passes;

/// <summary>Rebuilds a graph value by value; what most passes are.</summary>
internal static class GraphRewriter
{
    /// <param name="graph">The graph to rebuild.</param>
    /// <param name="rewrite">
    /// Gives the new value for an old one, from its new inputs; the builder's scope is the old value's.
    /// </param>
    /// <param name="concerns">Whether a value is one that the pass changes; a graph without such values stays as it is. Null: any may be.</param>
    public static ComputationGraph Rewrite(ComputationGraph graph, Func<Value, Value[], GraphBuilder, Value> rewrite, Func<Value, bool>? concerns = null)
    {
        if (concerns is not null && !graph.Values.Any(concerns))
        {
            return graph;
        }

        var builder = new GraphBuilder();
        var mapped = new Dictionary<int, Value>();
        foreach (var value in graph.Values)
        {
            builder.Scope = value.Scope;
            mapped[value.Id] = rewrite(value, [.. value.Inputs.Select(input => mapped[input.Id])], builder);
        }

        foreach (var output in graph.Outputs)
        {
            builder.Output(output.Kind, mapped[output.Value.Id], output.Parameter);
        }

        return builder.Build();
    }
}
