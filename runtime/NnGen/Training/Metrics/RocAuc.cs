namespace NnGen;

/// <summary>
/// The area under the curve of true positive rate over false positive rate: the probability that a sample of the class scores higher
/// than one that is not of it, equal scores counting half. 1 is perfect, ½ is chance. Several classes are each taken against the rest.
/// NaN when all samples are of the class, or none is.
/// </summary>
/// <remarks>
/// scikit-learn's <c>roc_auc_score</c> (<c>multi_class="ovr"</c>), exact, where Keras's <c>AUC</c> takes 200 thresholds; the name
/// <c>auc</c> is Keras's. See <see cref="RocCurve"/> for the curve itself.
/// </remarks>
public sealed class RocAuc : ScoreMetric
{
    /// <summary>Makes the metric.</summary>
    public RocAuc()
    {
    }

    private RocAuc(RocAuc other)
        : base(other)
    {
    }

    private protected override string BaseName => "auc";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new RocAuc(this);

    private protected override double Of(RankedScores ranked) => AreaOf(ranked);

    internal static double AreaOf(RankedScores ranked)
    {
        var (area, positives, negatives) = (0.0, 0.0, 0.0);
        foreach (var step in ranked)
        {
            area += (step.Negatives - negatives) * (step.Positives + positives) / 2;
            (positives, negatives) = (step.Positives, step.Negatives);
        }

        return area / (ranked.Positives * ranked.Negatives);
    }
}
