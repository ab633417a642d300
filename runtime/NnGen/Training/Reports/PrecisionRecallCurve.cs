namespace NnGen;

/// <summary>Precision and recall for every threshold; the curve behind <see cref="PrAuc"/>.</summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points, double averagePrecision)
    {
        Points = points;
        AveragePrecision = averagePrecision;
    }

    /// <summary>
    /// A point per distinct score, thresholds from the lowest up, and a last one (precision 1, recall 0) with an infinite threshold. As
    /// scikit-learn's <c>precision_recall_curve</c>.
    /// </summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>The area under the curve without interpolation, see <see cref="PrAuc"/>.</summary>
    public double AveragePrecision { get; }

    /// <summary>The point of the largest F1, of equal ones that of the lowest threshold.</summary>
    public PrecisionRecallPoint Best => Points.MaxBy(point => point.F1)!;

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">A number per sample, larger for those likelier positive.</param>
    /// <param name="labels">1 for positive, 0 for negative.</param>
    /// <param name="sampleWeights">A weight per sample, or empty for 1 each.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a label is not 0 or 1, a score is not a number, or there is no positive.
    /// </exception>
    public static PrecisionRecallCurve From(
        ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        var ranked = RankedScores.From(scores, labels, sampleWeights);
        var points = new List<PrecisionRecallPoint> { new(double.PositiveInfinity, 1, 0) };
        foreach (var (score, positives, negatives) in ranked)
            points.Add(new PrecisionRecallPoint(score, positives / (positives + negatives), positives / ranked.Positives));
        points.Reverse();
        return new PrecisionRecallCurve(points.AsReadOnly(), PrAuc.AveragePrecisionOf(ranked));
    }

    /// <summary>The curve of a model that decides one yes or no, or of an output that does.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples and their targets.</param>
    /// <param name="output">The name of the output, for a model of several; null for the only one.</param>
    /// <exception cref="ArgumentException">The model, the output or the data do not fit, or there is no positive.</exception>
    public static PrecisionRecallCurve From(ITrainable model, Dataset data, string? output = null)
    {
        var (scores, labels) = RankedScores.ScoresOf(model, data, output);
        return From(scores, labels);
    }
}

/// <summary>One threshold of a <see cref="PrecisionRecallCurve"/>.</summary>
/// <param name="Threshold">Scores at or above it count as positive.</param>
/// <param name="Precision">The share of those counted as positive that are.</param>
/// <param name="Recall">The share of positives that count as such.</param>
public sealed record PrecisionRecallPoint(double Threshold, double Precision, double Recall)
{
    /// <summary>The harmonic mean of precision and recall; 0 when both are 0.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
