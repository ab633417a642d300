namespace NnGen;

/// <summary>
/// The share of targets from one output to another, both included: how often the truth lies in the predicted interval. One target
/// a sample.
/// </summary>
public sealed class IntervalCoverage : Metric
{
    private readonly int _lower;
    private readonly int _upper;
    private double _covered;
    private double _total;
    private bool _sawNaN;

    /// <summary>Makes the metric.</summary>
    /// <param name="lower">The output that is the lower end.</param>
    /// <param name="upper">The output that is the upper end.</param>
    /// <exception cref="ArgumentOutOfRangeException">An output is negative.</exception>
    public IntervalCoverage(int lower, int upper)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lower);
        ArgumentOutOfRangeException.ThrowIfNegative(upper);
        (_lower, _upper) = (lower, upper);
    }

    /// <inheritdoc/>
    public override double Value => _sawNaN ? double.NaN : _covered / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "interval_coverage";

    /// <inheritdoc/>
    public override void Reset() => (_covered, _total, _sawNaN) = (0, 0, false);

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        if (Math.Max(_lower, _upper) >= batch.Width || batch.HasLabels)
        {
            throw new ArgumentException(
                $"IntervalCoverage looks at outputs {_lower} and {_upper} and at numbers, but there are {batch.Width} outputs of "
                + (batch.HasLabels ? "classes." : "numbers."), nameof(batch));
        }

        for (var sample = 0; sample < batch.Count; sample++)
        {
            var predictions = batch.PredictionsOf(sample);
            var target = batch.Targets[sample * batch.TargetWidth];
            var weight = batch.WeightOf(sample);
            _sawNaN |= float.IsNaN(predictions[_lower]) || float.IsNaN(predictions[_upper]);
            if (predictions[_lower] <= target && target <= predictions[_upper])
                _covered += weight;
            _total += weight;
        }
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new IntervalCoverage(_lower, _upper);
}
