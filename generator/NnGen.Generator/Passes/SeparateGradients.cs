using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// Makes what is written to the model's own storage values of their own. Gradients are added up over batches where they lie, so nothing
/// else may read them there, and two parameters cannot lie in one place: a gradient that others need as well is copied. Statistics get
/// their new values last, when nothing reads the old ones any more. Rebuilding the graph would unite copies again: this comes last.
/// </summary>
internal static class SeparateGradients
{
    public static ComputationGraph Run(ComputationGraph graph)
    {
        var builder = new GraphBuilder();
        var mapped = new Dictionary<int, Value>();
        var gradients = new Dictionary<GraphOutput, Value>();
        var consumers = graph.Consumers;
        var outputs = graph.Outputs.ToLookup(o => o.Value.Id);
        foreach (var value in graph.Values.Where(v => !graph.IsUpdate(v) || consumers[v.Id].Any()))
        {
            builder.Scope = value.Scope;
            var result = builder.Add(value.Op, [.. value.Inputs.Select(input => mapped[input.Id])]);
            mapped[value.Id] = result;
            var isTaken = consumers[value.Id].Any() || outputs[value.Id].Any(o => o.Kind != OutputKind.Gradient);
            foreach (var gradient in outputs[value.Id].Where(o => o.Kind == OutputKind.Gradient))
            {
                builder.Scope = gradient.Parameter!.Layer;
                gradients[gradient] = isTaken ? Copy(result, builder) : result;
                isTaken = true;
            }
        }

        foreach (var output in graph.Outputs.OrderBy(o => o.Kind == OutputKind.StatisticUpdate))
        {
            var value = output.Kind == OutputKind.StatisticUpdate ? Update(output, mapped, builder)
                : gradients.TryGetValue(output, out var gradient) ? gradient
                : mapped[output.Value.Id];
            builder.Output(output.Kind, value, output.Parameter);
        }

        return builder.Build();
    }

    private static Value Update(GraphOutput output, Dictionary<int, Value> mapped, GraphBuilder builder)
    {
        var value = output.Value;
        builder.Scope = output.Parameter!.Layer;
        return mapped.TryGetValue(value.Id, out var shared)
            ? Copy(shared, builder)
            : builder.AddDistinct(value.Op, [.. value.Inputs.Select(input => mapped[input.Id])]);
    }

    private static Value Copy(Value value, GraphBuilder builder) =>
        builder.AddDistinct(new ElementwiseOp(new Variable(0), value.Shape, value.Rows) { Label = "Copy" }, value);
}
