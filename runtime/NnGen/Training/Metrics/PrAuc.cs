namespace NnGen;

/// <summary>
/// Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over all thresholds, where P is precision and R recall; the area under the precision-recall
/// curve without interpolation. For rare classes it says more than <see cref="RocAuc"/>. Several classes are each taken against the
/// rest. 0 when no sample is of the class.
/// </summary>
/// <remarks>scikit-learn's <c>average_precision_score</c>.</remarks>
public sealed class PrAuc : ScoreMetric
{
    /// <summary>Makes the metric.</summary>
    public PrAuc()
    {
    }

    private PrAuc(PrAuc other)
        : base(other)
    {
    }

    private protected override string BaseName => "pr_auc";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new PrAuc(this);

    private protected override double Of(RankedScores ranked) => AveragePrecisionOf(ranked);

    internal static double AveragePrecisionOf(RankedScores ranked)
    {
        if (ranked.Positives == 0)
            return 0;
        var (sum, before) = (0.0, 0.0);
        foreach (var (_, positives, negatives) in ranked)
        {
            sum += (positives - before) * positives / (positives + negatives);
            before = positives;
        }

        return sum / ranked.Positives;
    }
}
