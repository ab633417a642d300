using NnGen.Generated;

namespace NnGen;

/// <summary>The metrics that are gathered together over one epoch or evaluation.</summary>
internal sealed class MetricSet
{
    private readonly Metric[] _metrics;
    private readonly string[] _names;
    private readonly Metric[] _cheap;
    private readonly string[] _cheapNames;
    private readonly MetricOutputs _outputs;

    private MetricSet(Metric[] metrics, MetricOutputs outputs, bool training)
    {
        _outputs = outputs;
        // A batch of nothing tells each metric what model it is for: one that does not fit says so before anything is trained.
        _metrics = metrics;
        Update([], default);
        _metrics = training ? Array.FindAll(metrics, metric => metric.OnTraining) : metrics;
        _names = Array.ConvertAll(_metrics, metric => metric.Name);
        _cheap = Array.FindAll(_metrics, metric => !metric.IsCostly);
        _cheapNames = Array.ConvertAll(_cheap, metric => metric.Name);
    }

    /// <summary>The metrics of what training steps give out: for classes always logits.</summary>
    /// <param name="loss">The model's loss.</param>
    /// <param name="outputSize">The outputs of a sample.</param>
    /// <param name="metrics">What the user asked for, or null for what fits the task.</param>
    /// <exception cref="ArgumentException">A metric does not fit the model, or two have one name.</exception>
    public static MetricSet ForTraining(LossInfo loss, int outputSize, IReadOnlyList<Metric>? metrics = null) =>
        new(Choose(loss, outputSize, metrics), MetricOutputs.OfTraining(loss, outputSize), training: true);

    /// <summary>The metrics of predictions: probabilities when the head has its sigmoid or softmax, otherwise logits.</summary>
    /// <inheritdoc cref="ForTraining"/>
    public static MetricSet ForPredictions(LossInfo loss, int outputSize, IReadOnlyList<Metric>? metrics = null) =>
        new(Choose(loss, outputSize, metrics), MetricOutputs.OfPredictions(loss, outputSize), training: false);

    /// <summary>The names of the metrics.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Starts anew.</summary>
    public void Reset()
    {
        foreach (var metric in _metrics)
            metric.Reset();
    }

    /// <summary>Takes in one batch.</summary>
    public void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        if (_metrics.Length == 0)
            return;
        var plain = _outputs.Describe(outputs, batch);
        var probabilities = plain;
        var areConverted = false;
        foreach (var metric in _metrics)
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

    /// <summary>The values so far.</summary>
    public MetricValues Snapshot() => new(_names, Array.ConvertAll(_metrics, metric => metric.Value));

    /// <summary>The values so far of those metrics that cost nothing to read.</summary>
    public MetricValues CheapSnapshot() => new(_cheapNames, Array.ConvertAll(_cheap, metric => metric.Value));

    private static Metric[] Choose(LossInfo loss, int outputSize, IReadOnlyList<Metric>? metrics)
    {
        if (metrics is null)
            return DefaultMetrics.For(loss, outputSize);
        var names = new HashSet<string>(StringComparer.Ordinal) { "loss" };
        foreach (var metric in metrics)
        {
            if (metric is null)
                throw new ArgumentException("A metric is null.", nameof(metrics));
            if (!names.Add(metric.Name))
                throw new ArgumentException($"Two numbers would be called '{metric.Name}': give one metric another Name.", nameof(metrics));
        }

        return [.. metrics.Select(metric => metric.Copy())];
    }
}
