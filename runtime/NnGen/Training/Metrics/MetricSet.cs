using NnGen.Generated;

namespace NnGen;

/// <summary>The metrics that are gathered together over one epoch or evaluation.</summary>
internal sealed class MetricSet
{
    // The one place that says which metrics fit which task, by the width and the yes/no threshold of the outputs.
    private static readonly Dictionary<PredictionTask, Func<int, float, Metric[]>> ByTask = new()
    {
        [PredictionTask.Regression] = (_, _) => [new MeanAbsoluteError(), new RootMeanSquaredError()],
        [PredictionTask.BinaryClassification] = (_, threshold) => [new BinaryAccuracy(threshold)],
        [PredictionTask.Classification] = (width, _) => [new Accuracy(width)],
    };

    private readonly Metric[] _metrics;
    private readonly string[] _names;

    private MetricSet(Metric[] metrics)
    {
        _metrics = metrics;
        _names = Array.ConvertAll(metrics, metric => metric.Name);
    }

    /// <summary>The metrics of what training steps give out: for classes always logits.</summary>
    public static MetricSet ForTraining(LossInfo loss, int outputSize) =>
        new(ByTask[loss.Task](outputSize, Decision.LogitThreshold));

    /// <summary>The metrics of predictions: probabilities when the head has its sigmoid or softmax, otherwise logits.</summary>
    public static MetricSet ForPredictions(LossInfo loss, int outputSize) =>
        new(ByTask[loss.Task](outputSize, PredictionThreshold(loss)));

    /// <summary>The output above which a binary prediction says yes.</summary>
    public static float PredictionThreshold(LossInfo loss) =>
        loss.HeadIsFused ? Decision.ProbabilityThreshold : Decision.LogitThreshold;

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
        foreach (var metric in _metrics)
            metric.Update(outputs, batch);
    }

    /// <summary>The values so far.</summary>
    public MetricValues Snapshot() => new(_names, Array.ConvertAll(_metrics, metric => metric.Value));
}
