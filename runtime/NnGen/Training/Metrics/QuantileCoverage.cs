namespace NnGen;

/// <summary>
/// The share of targets that are at or below the prediction, 0 to 1. For a model of the quantile q (0.9) it should be about q.
/// </summary>
public sealed class QuantileCoverage : Metric
{
    private readonly int? _output;
    private double _covered;
    private double _total;
    private bool _sawNaN;

    /// <summary>Makes the metric.</summary>
    /// <param name="output">
    /// The output that is the quantile, when a model has several of one target; null compares each output with its target.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The output is negative.</exception>
    public QuantileCoverage(int? output = null)
    {
        if (output is { } index)
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(output));
        _output = output;
    }

    /// <inheritdoc/>
    public override double Value => _sawNaN ? double.NaN : _covered / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "coverage";

    /// <inheritdoc/>
    public override void Reset() => (_covered, _total, _sawNaN) = (0, 0, false);

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        if (_output is null)
            batch.RequireTargetPerOutput(nameof(QuantileCoverage));
        else if (_output >= batch.Width)
            throw new ArgumentException($"QuantileCoverage looks at output {_output}, but there are {batch.Width}.", nameof(batch));
        for (var sample = 0; sample < batch.Count; sample++)
        {
            for (var output = _output ?? 0; output <= (_output ?? (batch.Width - 1)); output++)
                Add(batch.PredictionsOf(sample)[output], batch.TargetOf(sample, batch.TargetWidth == 1 ? 0 : output), batch.WeightOf(sample));
        }
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new QuantileCoverage(_output);

    private void Add(float prediction, float target, double weight)
    {
        _sawNaN |= float.IsNaN(prediction);
        if (target <= prediction)
            _covered += weight;
        _total += weight;
    }
}
