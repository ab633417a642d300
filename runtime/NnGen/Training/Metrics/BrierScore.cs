namespace NnGen;

/// <summary>
/// The mean over samples of Σ (probability − target)² over the outputs, 0 (best) to 2; for one yes/no output the mean of
/// (p − y)², 0 to 1.
/// </summary>
/// <remarks>scikit-learn's <c>brier_score_loss</c>; several classes as G. W. Brier (1950) has them.</remarks>
public sealed class BrierScore : Metric
{
    private double _sum;
    private double _total;

    /// <inheritdoc/>
    public override double Value => _sum / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "brier_score";

    /// <inheritdoc/>
    public override void Reset() => _sum = _total = 0;

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        batch.RequireDecisions(nameof(BrierScore));
        for (int sample = 0, element = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            for (var output = 0; output < batch.Width; output++, element++)
            {
                var difference = (double)batch.Predictions[element] - batch.TargetOf(sample, output);
                _sum += weight * difference * difference;
            }

            _total += weight;
        }
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new BrierScore();
}
