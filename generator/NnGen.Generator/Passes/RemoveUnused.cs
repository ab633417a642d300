using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>Drops values that no output needs, and marks that only the gradients heeded.</summary>
internal static class RemoveUnused
{
    public static ComputationGraph Run(ComputationGraph graph)
    {
        var needed = new HashSet<Value>();
        var open = new Stack<Value>(graph.Outputs.Select(o => o.Value));
        while (open.Count > 0)
        {
            var value = open.Pop();
            if (needed.Add(value))
            {
                foreach (var input in value.Inputs)
                {
                    open.Push(input);
                }
            }
        }

        if (needed.Count == graph.Values.Length && !graph.Values.Any(value => value.Op is StopGradientOp))
        {
            return graph;
        }

        var kept = new ComputationGraph([.. graph.Values.Where(needed.Contains)], graph.Outputs);
        return GraphRewriter.Rewrite(kept, (value, inputs, builder) => value.Op is StopGradientOp ? inputs[0] : builder.Add(value.Op, inputs));
    }
}
