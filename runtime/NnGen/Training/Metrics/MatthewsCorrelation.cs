namespace NnGen;

/// <summary>
/// The correlation of predicted and actual classes, −1 to 1; 0 is chance, and also what comes when all are predicted or are alike.
/// </summary>
/// <remarks>scikit-learn's <c>matthews_corrcoef</c>; for several classes J. Gorodkin (2004).</remarks>
public sealed class MatthewsCorrelation : DecisionMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "matthews_correlation";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new MatthewsCorrelation { Threshold = Threshold };

    private protected override double Compute()
    {
        var margins = Margins();
        var total = Total * Total;
        var (actual, predicted) = (total - margins.ActualSquared, total - margins.PredictedSquared);
        return actual == 0 || predicted == 0
            ? 0
            : ((margins.Right * Total) - margins.Product) / Math.Sqrt(actual * predicted);
    }
}
