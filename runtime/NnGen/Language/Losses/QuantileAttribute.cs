namespace NnGen;

/// <summary>
/// The pinball loss, whose minimum is a quantile of the targets: max(q e, (q − 1) e) with e = target − prediction, mean over samples
/// and outputs (Koenker and Bassett 1978); its gradient at e = 0 is 0. With one quantile, as many targets as the head has outputs.
/// With several there is one target, and the head has an output for each quantile, in the order in which they are written.
/// </summary>
/// <param name="quantiles">
/// The quantiles, each between 0 and 1, ascending: <c>[Quantile(0.1, 0.5, 0.9)]</c> after <c>[Dense(3)]</c> predicts the median and an
/// interval that holds 80 % of the targets.
/// </param>
/// <remarks>Nothing keeps the outputs ascending: predictions of neighbouring quantiles may cross where data are few.</remarks>
public sealed class QuantileAttribute(params double[] quantiles) : LossAttribute
{
    /// <summary>The quantiles.</summary>
    public double[] Quantiles { get; } = quantiles;
}
