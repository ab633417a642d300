namespace NnGen;

/// <summary>
/// How many positives are found at the price of how many false alarms, for every threshold; the curve behind <see cref="RocAuc"/>.
/// </summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area)
    {
        Points = points;
        Area = area;
    }

    /// <summary>
    /// A point per distinct score, thresholds from the highest down, after a first point (0, 0) with an infinite threshold. As
    /// scikit-learn's <c>roc_curve</c> with <c>drop_intermediate=False</c>.
    /// </summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The area under the curve.</summary>
    public double Area { get; }

    /// <summary>
    /// The point where true positive rate − false positive rate is largest (W. J. Youden, 1950), of equal ones that of the highest threshold.
    /// </summary>
    public RocPoint Best => Points.MaxBy(point => point.TruePositiveRate - point.FalsePositiveRate)!;

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">A number per sample, larger for those likelier positive.</param>
    /// <param name="labels">1 for positive, 0 for negative.</param>
    /// <param name="sampleWeights">A weight per sample, or empty for 1 each.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a label is not 0 or 1, a score is not a number, or there is no positive or no negative.
    /// </exception>
    public static RocCurve From(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        var ranked = RankedScores.From(scores, labels, sampleWeights);
        if (ranked.Negatives == 0)
            throw new ArgumentException("There is no negative sample.", nameof(labels));
        var points = new List<RocPoint> { new(double.PositiveInfinity, 0, 0) };
        foreach (var (score, positives, negatives) in ranked)
            points.Add(new RocPoint(score, negatives / ranked.Negatives, positives / ranked.Positives));
        return new RocCurve(points.AsReadOnly(), RocAuc.AreaOf(ranked));
    }

    /// <summary>The curve of a model that decides one yes or no, or of an output that does.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples and their targets.</param>
    /// <param name="output">The name of the output, for a model of several; null for the only one.</param>
    /// <exception cref="ArgumentException">The model, the output or the data do not fit, or there is no positive or no negative.</exception>
    public static RocCurve From(ITrainable model, Dataset data, string? output = null)
    {
        var (scores, labels) = RankedScores.ScoresOf(model, data, output);
        return From(scores, labels);
    }
}

/// <summary>One threshold of a <see cref="RocCurve"/>.</summary>
/// <param name="Threshold">Scores at or above it count as positive.</param>
/// <param name="FalsePositiveRate">The share of negatives that count as positive.</param>
/// <param name="TruePositiveRate">The share of positives that do.</param>
public sealed record RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);
