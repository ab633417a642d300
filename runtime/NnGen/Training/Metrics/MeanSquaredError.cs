namespace NnGen;

/// <summary>The mean of (prediction − target)² over samples and outputs. Of probabilities and yes/no targets it is the Brier score.</summary>
/// <remarks>Keras's <c>MeanSquaredError</c>.</remarks>
public sealed class MeanSquaredError : MeanMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "mse";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new MeanSquaredError();

    private protected override double Of(double prediction, double target) => (prediction - target) * (prediction - target);
}
