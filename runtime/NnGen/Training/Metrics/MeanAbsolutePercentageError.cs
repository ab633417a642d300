namespace NnGen;

/// <summary>
/// 100 times the mean of |prediction − target| / max(|target|, 10⁻⁷) over samples and outputs, in per cent. Targets near 0 make it huge.
/// </summary>
/// <remarks>Keras's <c>MeanAbsolutePercentageError</c>; scikit-learn's is a fraction instead of per cent.</remarks>
public sealed class MeanAbsolutePercentageError : MeanMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "mape";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new MeanAbsolutePercentageError();

    private protected override double Of(double prediction, double target) =>
        100 * Math.Abs(prediction - target) / Math.Max(Math.Abs(target), 1e-7);
}
