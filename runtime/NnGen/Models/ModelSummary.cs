using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text;
using NnGen.Generated;

namespace NnGen;

/// <summary>A model's layers as a table.</summary>
public sealed class ModelSummary
{
    private readonly long _declaredTrainable;
    private readonly ModelInfo _info;

    /// <summary>Summarises a model; for generated code.</summary>
    /// <param name="info">The model class's constants.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ModelSummary(ModelInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        _info = info;
        ModelName = info.Name;
        PredictionBytes = info.PredictionBytes;
        TrainingBytes = info.TrainingBytes;
        Layers = new ReadOnlyCollection<LayerSummary>(Array.ConvertAll(info.Layers, ToRow));
        foreach (var parameter in info.Parameters)
        {
            var count = ShapeText.Count(parameter.Shape);
            ParameterCount += count;
            if (parameter.Trainable && parameter.Role == ParameterRole.Trainable)
                _declaredTrainable += count;
        }
    }

    /// <summary>The parameters of the model, which may be frozen; null where only the class is known.</summary>
    internal ParameterCollection? Parameters { get; init; }

    /// <summary>The name of the model class.</summary>
    public string ModelName { get; }

    /// <summary>The layers in the order in which they run.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>The number of elements of all parameters; those that layers share count once.</summary>
    public long ParameterCount { get; }

    /// <summary>
    /// The floating-point operations of one sample of a prediction, as the layers define it: a multiply-add counts as 2, a function such as exp as 1.
    /// </summary>
    public long Flops => Layers.Sum(layer => layer.Flops);

    /// <summary>
    /// The bytes of one sample's values while the model predicts, parameters and the caller's memory not counted; values that are never needed
    /// together share a place.
    /// </summary>
    public long PredictionBytes { get; }

    /// <summary>The bytes of one sample's values while the model is trained, their gradients included; 0 for a model that only predicts.</summary>
    public long TrainingBytes { get; }

    /// <summary>How many of them the optimizer changes, as long as they are not frozen.</summary>
    public long TrainableParameterCount => Parameters is { } parameters
        ? parameters.Where(parameter => parameter.Trainable).Sum(parameter => (long)parameter.Count)
        : _declaredTrainable;

    /// <summary>How many of them it does not change: statistics, constants and what is frozen.</summary>
    public long NonTrainableParameterCount => ParameterCount - TrainableParameterCount;

    /// <summary>The table, with invariant numbers; lines end in <c>\n</c>, the last one has no end.</summary>
    public override string ToString()
    {
        var rows = new List<string[]> { new[] { "Layer (kind)", "Output shape", "Parameters", "FLOPs" } };
        foreach (var layer in Layers)
            rows.Add([$"{layer.Name} ({layer.Kind})", ShapeText.OfBatch(layer.OutputShape), ShapeText.Grouped(layer.ParameterCount), ShapeText.Short(layer.Flops)]);
        var widths = new int[4];
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
                widths[column] = Math.Max(widths[column], row[column].Length);
        }

        var text = new StringBuilder($"Model: {ModelName}\n");
        var width = widths.Sum() + (2 * (widths.Length - 1));
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(rows[i][0].PadRight(widths[0])).Append("  ")
                .Append(rows[i][1].PadRight(widths[1])).Append("  ")
                .Append(rows[i][2].PadLeft(widths[2])).Append("  ")
                .Append(rows[i][3].PadLeft(widths[3])).Append('\n');
            if (i == 0 || i == rows.Count - 1)
                text.Append('-', width).Append('\n');
        }
        return text.Append($"Total parameters: {ShapeText.Grouped(ParameterCount)}\n")
            .Append($"Trainable parameters: {ShapeText.Grouped(TrainableParameterCount)}\n")
            .Append($"Non-trainable parameters: {ShapeText.Grouped(NonTrainableParameterCount)}\n")
            .Append($"FLOPs of one sample: {ShapeText.Short(Flops)} (forward; a multiply-add counts as 2)\n")
            .Append($"Activations of one sample: {ShapeText.Bytes(PredictionBytes)} to predict")
            .Append(TrainingBytes > 0 ? $", {ShapeText.Bytes(TrainingBytes)} to train" : "")
            .ToString();
    }

    /// <inheritdoc cref="ModelDiagram.ToMermaid"/>
    public string ToMermaid() => ModelDiagram.Of(_info);

    private static LayerSummary ToRow(LayerInfo layer) =>
        new(layer.Name, layer.Kind, new ReadOnlyCollection<int>(layer.OutputShape), layer.ParameterCount, layer.Flops);
}
