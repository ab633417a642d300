namespace NnGen;

/// <summary>
/// The coefficient of determination: 1 − Σ (target − prediction)² / Σ (target − mean target)²; 1 is perfect, 0 as good as the mean,
/// below 0 worse. The mean over several outputs. Targets that are all equal give 1 for perfect predictions and 0 for others; fewer
/// than two samples give NaN.
/// </summary>
/// <remarks>
/// scikit-learn's <c>r2_score</c>, Keras's <c>R2Score</c>. Means are updated with each sample (B. P. Welford, 1962), so that large
/// targets lose no digits.
/// </remarks>
public sealed class R2 : Metric
{
    private double[] _means = [];
    private double[] _variations = [];
    private double[] _errors = [];
    private double _total;
    private long _count;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (_count < 2)
                return double.NaN;
            var sum = 0.0;
            for (var output = 0; output < _means.Length; output++)
            {
                var (error, variation) = (_errors[output], _variations[output]);
                sum += variation != 0 ? 1 - (error / variation) : error == 0 ? 1 : double.IsNaN(error) ? double.NaN : 0;
            }

            return sum / _means.Length;
        }
    }

    /// <inheritdoc/>
    protected override string DefaultName => "r2_score";

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_means);
        Array.Clear(_variations);
        Array.Clear(_errors);
        (_total, _count) = (0, 0);
    }

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        batch.RequireTargetPerOutput(nameof(R2));
        if (_count == 0 && _means.Length != batch.Width)
            (_means, _variations, _errors) = (new double[batch.Width], new double[batch.Width], new double[batch.Width]);
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            _count++;
            if (weight == 0)
                continue;
            _total += weight;
            var predictions = batch.PredictionsOf(sample);
            for (var output = 0; output < predictions.Length; output++)
                Add(output, predictions[output], batch.TargetOf(sample, output), weight);
        }
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new R2();

    private void Add(int output, double prediction, double target, double weight)
    {
        _errors[output] += weight * (target - prediction) * (target - prediction);
        var deviation = target - _means[output];
        _means[output] += deviation * weight / _total;
        _variations[output] += weight * deviation * (target - _means[output]);
    }
}
