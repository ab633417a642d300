namespace NnGen;

/// <summary>The mean of |prediction − target| over samples and outputs, in the unit of the target.</summary>
/// <remarks>Keras's <c>MeanAbsoluteError</c>.</remarks>
public sealed class MeanAbsoluteError : MeanMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "mae";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new MeanAbsoluteError();

    private protected override double Of(double prediction, double target) => Math.Abs(prediction - target);
}
