namespace NnGen;

/// <summary>
/// The weighted harmonic mean of precision and recall, (1 + β²) · P · R / (β² · P + R): recall is β times as important as
/// precision. 0 when both are 0.
/// </summary>
/// <remarks>scikit-learn's <c>fbeta_score</c>, Keras's name.</remarks>
public sealed class FBeta : ClassMetric
{
    private readonly double _beta;

    /// <summary>Makes the metric.</summary>
    /// <param name="beta">How many times as important recall is; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">β is not finite and above 0.</exception>
    public FBeta(double beta)
    {
        if (!(beta > 0 && double.IsFinite(beta)))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Beta is finite and above 0.");
        _beta = beta;
    }

    private FBeta(FBeta other)
        : base(other) => _beta = other._beta;

    private protected override string BaseName => "fbeta_score";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new FBeta(this);

    private protected override double Of(ClassCounts counts) => counts.FBeta(_beta);
}
