namespace NnGen;

/// <summary>
/// The mean over samples of −Σ t log p, the cross-entropy of probabilities without the model's regularisation, label smoothing or
/// weights; independent yes/no outputs are averaged. Probabilities are clipped to ε … 1 − ε with the ε of 32-bit floats
/// (1.2 · 10⁻⁷), and those of several classes then made to sum to 1.
/// </summary>
/// <remarks>scikit-learn's <c>log_loss</c> of 32-bit probabilities.</remarks>
public sealed class LogLoss : Metric
{
    private const double Epsilon = 1.1920928955078125e-7;
    private double _sum;
    private double _total;

    /// <inheritdoc/>
    public override double Value => _sum / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "log_loss";

    /// <inheritdoc/>
    public override void Reset() => _sum = _total = 0;

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        batch.RequireDecisions(nameof(LogLoss));
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            _sum += weight * (batch.IsMultiClass ? OfClasses(batch, sample) : OfDecisions(batch, sample));
            _total += weight;
        }
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new LogLoss();

    private static double OfClasses(scoped in MetricBatch batch, int sample)
    {
        double probabilities = 0, targets = 0, loss = 0;
        var predictions = batch.PredictionsOf(sample);
        for (var output = 0; output < predictions.Length; output++)
        {
            double probability = Clip(predictions[output]), target = batch.TargetOf(sample, output);
            probabilities += probability;
            targets += target;
            loss -= target == 0 ? 0 : target * Math.Log(probability);
        }

        // A prediction that is not a number in any class makes the sum, and so the loss, not a number.
        return loss + (targets * Math.Log(probabilities));
    }

    private static double OfDecisions(scoped in MetricBatch batch, int sample)
    {
        var loss = 0.0;
        var predictions = batch.PredictionsOf(sample);
        for (var output = 0; output < predictions.Length; output++)
        {
            double probability = Clip(predictions[output]), target = batch.TargetOf(sample, output);
            loss -= (target * Math.Log(probability)) + ((1 - target) * Math.Log(1 - probability));
        }

        return loss / predictions.Length;
    }

    private static double Clip(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);
}
