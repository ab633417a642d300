namespace NnGen;

/// <summary>
/// The share of right decisions, 0 to 1. One class of several: the largest output decides, of equal ones the first. Yes or no: an
/// output above ½ says yes, a target above ½ is yes, and the share is over samples and outputs. An output that is not a number
/// decides wrongly.
/// </summary>
/// <remarks>Keras's <c>accuracy</c>: its categorical, sparse categorical or binary accuracy, whichever fits the model.</remarks>
public sealed class Accuracy : Metric
{
    private double _right;
    private double _total;

    /// <inheritdoc/>
    public override double Value => _right / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "accuracy";

    internal override bool TakesLogits => true;

    /// <inheritdoc/>
    public override void Reset() => _right = _total = 0;

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        if (batch.IsMultiClass)
            CountClasses(batch);
        else
            (_right, _total) = Decision.CountYesOrNo(batch, batch.DecisionThreshold, nameof(Accuracy), _right, _total);
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new Accuracy();

    private void CountClasses(scoped in MetricBatch batch)
    {
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            if (Decision.LargestOf(batch.PredictionsOf(sample)) == batch.ClassOf(sample))
                _right += weight;
            _total += weight;
        }
    }
}
