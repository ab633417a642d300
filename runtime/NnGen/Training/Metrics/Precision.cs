namespace NnGen;

/// <summary>
/// The share of those taken for a class that are of it: true positives / (true + false positives). 0 when none was taken for it.
/// </summary>
/// <remarks>scikit-learn's <c>precision_score</c>, Keras's name.</remarks>
public sealed class Precision : ClassMetric
{
    /// <summary>Makes the metric.</summary>
    public Precision()
    {
    }

    private Precision(Precision other)
        : base(other)
    {
    }

    private protected override string BaseName => "precision";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new Precision(this);

    private protected override double Of(ClassCounts counts) => counts.Precision;
}
