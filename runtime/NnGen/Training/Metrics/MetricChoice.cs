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
            foreach (var metric in metrics)
                OutputOf(model.Core.Info, metric, nameof(metrics));
            RequireDifferentNames(model.Core.Info, metrics);
        }

        return outputs.Length == 0
            ? [Of(loss, model.OutputSize, null, "", metrics, training)]
            : [.. outputs.Select((output, i) => Of(
                output.Loss!, output.Size, new OutputColumns(outputs, i), output.LogName + "_", metrics?.Where(metric => metric.Output == output.Name), training))];
    }

    /// <summary>The index of the output that a metric is of; 0 for the only one.</summary>
    /// <exception cref="ArgumentException">It is null, or is of none that there is.</exception>
    public static int OutputOf(ModelInfo info, Metric? metric, string argument) => metric is null
        ? throw new ArgumentException("A metric is null.", argument)
        : OutputChoice.Find(info, metric.Output, $"metric '{metric.Name}'", $"set Output = \"{info.Outputs.FirstOrDefault()?.Name}\"", argument);

    private static OutputMetrics Of(
        LossInfo loss, int size, OutputColumns? columns, string prefix, IEnumerable<Metric>? metrics, bool training) => new(
            metrics is null ? DefaultMetrics.For(loss, size) : [.. metrics.Select(metric => metric.Copy())],
            training ? MetricOutputs.OfTraining(loss, size, columns) : MetricOutputs.OfPredictions(loss, size, columns),
            prefix,
            training);

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
