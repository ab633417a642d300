namespace NnGen;

/// <summary>
/// The share of right decisions beyond those that chance gives: (p − e) / (1 − e), where e is what the frequencies of the classes
/// alone would make right. 1 is perfect, 0 is chance; NaN when all are of one class and are taken for it.
/// </summary>
/// <remarks>scikit-learn's <c>cohen_kappa_score</c>; J. Cohen (1960).</remarks>
public sealed class CohenKappa : DecisionMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "cohen_kappa";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new CohenKappa { Threshold = Threshold };

    private protected override double Compute()
    {
        var margins = Margins();
        var expected = margins.Product / (Total * Total);
        return ((margins.Right / Total) - expected) / (1 - expected);
    }
}
