namespace NnGen;

/// <summary>The root of the mean of (prediction − target)² over samples and outputs, in the unit of the target.</summary>
/// <remarks>Keras's <c>RootMeanSquaredError</c>; scikit-learn averages the roots of several outputs instead.</remarks>
public sealed class RootMeanSquaredError : MeanMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "rmse";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new RootMeanSquaredError();

    private protected override double Of(double prediction, double target) => (prediction - target) * (prediction - target);

    private protected override double Finish(double mean) => Math.Sqrt(mean);
}
