namespace NnGen;

/// <summary>The mean over samples and outputs of a number that each prediction and its target make.</summary>
public abstract class MeanMetric : Metric
{
    private double _sum;
    private double _total;

    private protected MeanMetric()
    {
    }

    /// <inheritdoc/>
    public override double Value => Finish(_sum / _total);

    /// <inheritdoc/>
    public override void Reset() => _sum = _total = 0;

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        batch.RequireTargetPerOutput(GetType().Name);
        for (int sample = 0, element = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            for (var output = 0; output < batch.Width; output++, element++)
            {
                _sum += weight * Of(batch.Predictions[element], batch.TargetOf(sample, output));
                _total += weight;
            }
        }
    }

    private protected abstract double Of(double prediction, double target);

    private protected virtual double Finish(double mean) => mean;
}
