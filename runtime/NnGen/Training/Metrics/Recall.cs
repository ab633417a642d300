namespace NnGen;

/// <summary>
/// The share of a class that was taken for it (sensitivity): true positives / (true positives + false negatives). 0 when none is of it.
/// </summary>
/// <remarks>scikit-learn's <c>recall_score</c>, Keras's name.</remarks>
public sealed class Recall : ClassMetric
{
    /// <summary>Makes the metric.</summary>
    public Recall()
    {
    }

    private Recall(Recall other)
        : base(other)
    {
    }

    private protected override string BaseName => "recall";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new Recall(this);

    private protected override double Of(ClassCounts counts) => counts.Recall;
}
