namespace NnGen;

/// <summary>
/// The share of yes/no decisions that are right, over samples and outputs: an output above the threshold says yes, a target above
/// ½ is yes. An output that is not a number decides wrongly. Of a model of several classes each output counts as a decision.
/// </summary>
/// <remarks>Keras's <c>BinaryAccuracy</c>.</remarks>
public sealed class BinaryAccuracy : Metric
{
    private readonly float _threshold;
    private double _right;
    private double _total;

    /// <summary>Makes the metric.</summary>
    /// <param name="threshold">The probability above which the answer is yes, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public BinaryAccuracy(double threshold = 0.5)
    {
        Decision.RequireProbability(threshold, nameof(threshold));
        _threshold = (float)threshold;
    }

    /// <inheritdoc/>
    public override double Value => _right / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "binary_accuracy";

    /// <inheritdoc/>
    public override void Reset() => _right = _total = 0;

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch) =>
        (_right, _total) = Decision.CountYesOrNo(batch, _threshold, nameof(BinaryAccuracy), _right, _total);

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new BinaryAccuracy(_threshold);
}
