namespace NnGen;

/// <summary>
/// The harmonic mean of precision and recall; 0 when both are 0.
/// </summary>
/// <remarks>scikit-learn's <c>f1_score</c>, Keras's name.</remarks>
public sealed class F1 : ClassMetric
{
    /// <summary>Makes the metric.</summary>
    public F1()
    {
    }

    private F1(F1 other)
        : base(other)
    {
    }

    private protected override string BaseName => "f1_score";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new F1(this);

    private protected override double Of(ClassCounts counts) => counts.F1;
}
