using NnGen.Generated;

namespace NnGen;

/// <summary>The metrics of a model's output, or of one of several, that are gathered together over one epoch or evaluation.</summary>
internal sealed class OutputMetrics
{
    private readonly MetricOutputs _outputs;
    private readonly string _prefix;

    /// <param name="metrics">Metrics that are no one else's.</param>
    /// <param name="outputs">What they are of.</param>
    /// <param name="prefix">What their names in logs begin with.</param>
    /// <param name="training">Whether they see training batches.</param>
    /// <exception cref="ArgumentException">A metric does not fit the output.</exception>
    public OutputMetrics(Metric[] metrics, MetricOutputs outputs, string prefix, bool training)
    {
        (_outputs, _prefix) = (outputs, prefix);
        // A batch of nothing tells each metric what model it is for: one that does not fit says so before anything is trained.
        Metrics = metrics;
        Update([], default);
        Metrics = training ? Array.FindAll(metrics, metric => metric.OnTraining) : metrics;
    }

    /// <summary>The metrics.</summary>
    public Metric[] Metrics { get; }

    /// <summary>What a metric is called in logs.</summary>
    public string NameOf(Metric metric) => _prefix + metric.Name;

    /// <summary>Takes in one batch.</summary>
    public void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        if (Metrics.Length == 0)
            return;
        var plain = _outputs.Describe(outputs, batch);
        var probabilities = plain;
        var areConverted = false;
        foreach (var metric in Metrics)
        {
            if (!metric.TakesLogits && !areConverted)
            {
                probabilities = _outputs.ToProbabilities(plain);
                areConverted = true;
            }

            var seen = metric.TakesLogits ? plain : probabilities;
            metric.Update(metric.Weighted ? seen with { SampleWeights = batch.SampleWeights } : seen);
        }
    }
}
