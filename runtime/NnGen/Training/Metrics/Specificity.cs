namespace NnGen;

/// <summary>
/// The share of what is not of a class that was not taken for it: true negatives / (true negatives + false positives).
/// </summary>
/// <remarks>The recall of "everything else" in scikit-learn.</remarks>
public sealed class Specificity : ClassMetric
{
    /// <summary>Makes the metric.</summary>
    public Specificity()
    {
    }

    private Specificity(Specificity other)
        : base(other)
    {
    }

    private protected override string BaseName => "specificity";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new Specificity(this);

    private protected override double Of(ClassCounts counts) => counts.Specificity;
}
