using NnGen.Generator.Graph;

namespace NnGen.Generator.Emission;

/// <summary>One layer of a model as summaries and tooltips show it.</summary>
internal sealed record LayerRow(string Name, string Kind, Shape OutputShape, int ParameterCount);

/// <summary>The layers of a model with shapes and parameter counts: the text of the class's documentation and of its summary.</summary>
internal static class LayerTable
{
    public static IEnumerable<LayerRow> Rows(ModelPlan plan) =>
        plan.Model.Declaration.Calls.Items.Select((call, i) =>
        {
            var layer = plan.Model.Layers[call.Layer];
            // Those of a layer that is called again were counted at its first call.
            var isFirst = plan.Model.Declaration.Calls.Items.Take(i).All(earlier => earlier.Layer != call.Layer);
            var parameters = !isFirst ? 0 : plan.Parameters.Where(p => p.Definition.Layer == layer.Name).Sum(p => p.Definition.Shape.Count);
            return new LayerRow(layer.Name, layer.Definition.Kind, plan.Model.CallShapes[i], parameters);
        });

    /// <summary>The remarks of the model class: hovering over it shows the table.</summary>
    public static void WriteRemarks(CodeWriter writer, ModelPlan plan)
    {
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>{plan.InputText} → {plan.OutputText}, {Count(plan.ParameterCount)}</para>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>Layer</term><description>Output, parameters</description></listheader>");
        foreach (var row in Rows(plan))
        {
            var name = row.Name == row.Kind ? row.Name : $"{row.Name} ({row.Kind})";
            writer.Line($"/// <item><term>{name}</term><description>{row.OutputShape.ToBatchString()}, {Count(row.ParameterCount)}</description></item>");
        }

        writer.Line("/// </list>");
        if (plan.Model.Loss is { } loss)
        {
            writer.Line($"/// <para>Trained by {plan.Model.Optimizer?.Definition.Kind} on {LossNames(plan.Model, loss)}.</para>");
        }

        writer.Line("/// </remarks>");
    }

    private static string LossNames(Declaration.ResolvedModel model, Declaration.ResolvedLoss loss) => !model.HasSeveralOutputs
        ? loss.Definition.Kind
        : string.Join(" and ", model.OutputLosses.Select((own, i) => $"{own.Definition.Kind} of {model.Declaration.Outputs[i].Name}"));

    private static string Count(int parameters) => $"{NumberText.Grouped(parameters)} parameter{(parameters == 1 ? "" : "s")}";
}
