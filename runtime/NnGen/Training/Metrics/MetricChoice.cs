using NnGen.Generated;

namespace NnGen;

/// <summary>Gives each output of a model its metrics: those that the user named, or those that fit its task.</summary>
internal static class MetricChoice
{
    /// <param name="model">The model.</param>
    /// <param name="metrics">What the user asked for, or null for what fits.</param>
    /// <param name="training">Whether they see training batches.</param>
    /// <exception cref="ArgumentException">A metric does not fit the model, or two numbers have one name.</exception>
    public static OutputMetrics[] For(ITrainable model, IReadOnlyList<Metric>? metrics, bool training)
    {
        var loss = TrainingData.LossOf(model);
        var outputs = model.Core.Info.Outputs;
        if (metrics is not null)
        {
            RequireOutputs(model.Core.Info, metrics);
            RequireDifferentNames(model.Core.Info, metrics);
        }

        return outputs.Length == 0
            ? [Of(loss, model.OutputSize, null, "", metrics, training)]
            : [.. outputs.Select((output, i) => Of(
                output.Loss!, output.Size, new OutputColumns(outputs, i), output.LogName + "_", metrics?.Where(metric => metric.Output == output.Name), training))];
    }

    private static OutputMetrics Of(
        LossInfo loss, int size, OutputColumns? columns, string prefix, IEnumerable<Metric>? metrics, bool training) => new(
            metrics is null ? DefaultMetrics.For(loss, size) : [.. metrics.Select(metric => metric.Copy())],
            training ? MetricOutputs.OfTraining(loss, size, columns) : MetricOutputs.OfPredictions(loss, size, columns),
            prefix,
            training);

    private static void RequireOutputs(ModelInfo info, IReadOnlyList<Metric> metrics)
    {
        var names = string.Join(", ", info.Outputs.Select(output => $"'{output.Name}'"));
        foreach (var metric in metrics)
        {
            if (metric is null)
                throw new ArgumentException("A metric is null.", nameof(metrics));
            if (info.Outputs.Length == 0 && metric.Output is { } named)
                throw new ArgumentException($"The metric '{metric.Name}' is of the output '{named}', but {info.Name} has one, which has no name.", nameof(metrics));
            if (info.Outputs is [var first, ..] && metric.Output is null)
                throw new ArgumentException($"{info.Name} has the outputs {names}, and the metric '{metric.Name}' is of one: set Output = \"{first.Name}\".", nameof(metrics));
            if (info.Outputs.Length > 0 && info.Outputs.All(output => output.Name != metric.Output))
                throw new ArgumentException($"The metric '{metric.Name}' is of the output '{metric.Output}', but {info.Name} has {names}.", nameof(metrics));
        }
    }

    private static void RequireDifferentNames(ModelInfo info, IReadOnlyList<Metric> metrics)
    {
        HashSet<string> names = new(info.Outputs.Select(output => output.LogName + "_loss"), StringComparer.Ordinal) { "loss" };
        foreach (var metric in metrics)
        {
            var name = metric.Output is null ? metric.Name : $"{LogNames.Of(metric.Output)}_{metric.Name}";
            if (!names.Add(name))
                throw new ArgumentException($"Two numbers would be called '{name}': give one metric another Name.", nameof(metrics));
        }
    }
}
