using NnGen.Generated;

namespace NnGen;

/// <summary>What is gathered beside the loss over one epoch or evaluation: the losses of several outputs, then metrics, output by output.</summary>
internal sealed class MetricSet
{
    private readonly int _outputSize;
    private readonly OutputLosses _losses;
    private readonly OutputMetrics[] _outputs;
    private readonly Metric[] _metrics;
    private readonly Metric[] _cheap;
    private readonly string[] _names;
    private readonly string[] _cheapNames;

    private MetricSet(ITrainable model, IReadOnlyList<Metric>? metrics, bool training)
    {
        _outputSize = model.OutputSize;
        _losses = new OutputLosses(model.Core);
        _outputs = MetricChoice.For(model, metrics, training);
        _metrics = [.. _outputs.SelectMany(output => output.Metrics)];
        _cheap = Array.FindAll(_metrics, metric => !metric.IsCostly);
        _names = [.. _losses.Names, .. NamesOf(_ => true)];
        _cheapNames = [.. _losses.Names, .. NamesOf(metric => !metric.IsCostly)];
    }

    /// <summary>The metrics of what training steps give out: for classes always logits.</summary>
    /// <param name="model">The model.</param>
    /// <param name="metrics">What the user asked for, or null for what fits the task.</param>
    /// <exception cref="ArgumentException">A metric does not fit the model, or two have one name.</exception>
    public static MetricSet ForTraining(ITrainable model, IReadOnlyList<Metric>? metrics = null) => new(model, metrics, training: true);

    /// <summary>The metrics of predictions: probabilities when the head has its sigmoid or softmax, otherwise logits.</summary>
    /// <inheritdoc cref="ForTraining"/>
    public static MetricSet ForPredictions(ITrainable model, IReadOnlyList<Metric>? metrics = null) => new(model, metrics, training: false);

    /// <summary>The names of the numbers.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Starts anew.</summary>
    public void Reset()
    {
        _losses.Reset();
        foreach (var metric in _metrics)
            metric.Reset();
    }

    /// <summary>Takes in the batch that the model computed last.</summary>
    public void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        _losses.Add(outputs.Length / _outputSize);
        foreach (var output in _outputs)
            output.Update(outputs, batch);
    }

    /// <summary>The values so far.</summary>
    public MetricValues Snapshot() => new(_names, ValuesOf(_metrics));

    /// <summary>The values so far of those metrics that cost nothing to read.</summary>
    public MetricValues CheapSnapshot() => new(_cheapNames, ValuesOf(_cheap));

    private IEnumerable<string> NamesOf(Predicate<Metric> isWanted) =>
        _outputs.SelectMany(output => Array.FindAll(output.Metrics, isWanted).Select(output.NameOf));

    private double[] ValuesOf(Metric[] metrics)
    {
        var values = new double[_losses.Count + metrics.Length];
        _losses.CopyTo(values);
        for (var i = 0; i < metrics.Length; i++)
            values[_losses.Count + i] = metrics[i].Value;
        return values;
    }
}
