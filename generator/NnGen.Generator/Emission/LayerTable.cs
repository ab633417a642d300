using NnGen.Generator.Declaration;
using NnGen.Generator.Description;

namespace NnGen.Generator.Emission;

/// <summary>The layers of a model as a table: the remarks of its class, and a comment in its network.</summary>
internal static class LayerTable
{
    /// <summary>How operations are counted.</summary>
    private const string FlopsMeaning = "forward, a multiply-add counts as 2";

    /// <summary>The remarks of the model class: hovering over it shows the table, behind the user's own summary.</summary>
    public static void WriteRemarks(CodeWriter writer, ModelPlan plan)
    {
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>{plan.InputText} → {plan.OutputText}, {DescriptionText.Parameters(plan.ParameterCount)}</para>");
        writer.Line($"/// <para>{Costs(plan)}.</para>");
        writer.Line("/// <list type=\"table\">");
        writer.Line($"/// <listheader><term>Layer</term><description>{string.Join(", ", Columns(plan))}</description></listheader>");
        foreach (var layer in plan.Description.Layers)
        {
            writer.Line($"/// <item><term>{layer.Title}</term><description>{string.Join(", ", Cells(plan, layer, withUnits: true))}</description></item>");
        }

        writer.Line("/// </list>");
        if (plan.Model.Loss is { } loss)
        {
            writer.Line($"/// <para>Trained by {plan.Model.Optimizer?.Definition.Kind} on {LossNames(plan.Model, loss)}.</para>");
        }

        writer.Line("/// </remarks>");
    }

    /// <summary>The same table as a comment, with the formulas.</summary>
    public static void WriteComment(CodeWriter writer, ModelPlan plan)
    {
        var rows = new List<string[]> { (string[])["Layer", .. Columns(plan), "Formula"] };
        rows.AddRange(plan.Description.Layers.Select(layer => (string[])[layer.Title, .. Cells(plan, layer, withUnits: false), layer.Formula]));
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        writer.Line($"// {plan.InputText} → {plan.OutputText}, {DescriptionText.Parameters(plan.ParameterCount)}. {Costs(plan)}.");
        writer.Line("//");
        writer.Lines(rows.Select(row => "// " + string.Join("  ", row.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd()));

        bool IsNumber(int column) => column > 1 && column < rows[0].Length - 1;
    }

    private static string Costs(ModelPlan plan) =>
        $"One sample: {DescriptionText.Short(plan.Description.Flops)} FLOPs ({FlopsMeaning}), activations of {DescriptionText.Bytes(plan.PredictionMemory.TotalBytes)}"
        + (plan.TrainingMemory is { } training ? $" to predict and {DescriptionText.Bytes(training.TotalBytes)} to train" : " to predict");

    private static IEnumerable<string> Columns(ModelPlan plan) =>
        ["Output", "Parameters", "FLOPs", "To predict", .. plan.TrainingMemory is null ? Enumerable.Empty<string>() : ["To train"]];

    private static IEnumerable<string> Cells(ModelPlan plan, LayerDescription layer, bool withUnits)
    {
        var memory = plan.MemoryOf(layer);
        return
        [
            layer.OutputShape.ToBatchString(),
            withUnits ? DescriptionText.Parameters(layer.ParameterCount) : NumberText.Grouped(layer.ParameterCount),
            DescriptionText.Short(layer.Flops) + (withUnits ? " FLOPs" : ""),
            DescriptionText.Bytes(memory.Prediction),
            .. memory.Training is { } training ? [DescriptionText.Bytes(training)] : Enumerable.Empty<string>(),
        ];
    }

    private static string LossNames(ResolvedModel model, ResolvedLoss loss) => !model.HasSeveralOutputs
        ? loss.Definition.Kind
        : string.Join(" and ", model.OutputLosses.Select((own, i) => $"{own.Definition.Kind} of {model.Declaration.Outputs[i].Name}"));
}
