namespace NnGen;

/// <summary>The decisions about one class, counted; with sample weights, their sums.</summary>
/// <param name="TruePositives">Of the class and taken for it.</param>
/// <param name="FalsePositives">Of others and taken for it.</param>
/// <param name="FalseNegatives">Of the class and taken for others.</param>
/// <param name="TrueNegatives">Of others and taken for others.</param>
public readonly record struct ClassCounts(double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
{
    /// <summary>How many samples are of the class.</summary>
    public double Support => TruePositives + FalseNegatives;

    /// <summary>How many samples were taken for the class.</summary>
    public double Predicted => TruePositives + FalsePositives;

    /// <summary>The share of those taken for the class that are of it; 0 when none was.</summary>
    public double Precision => Ratio(TruePositives, Predicted);

    /// <summary>The share of the class that was taken for it (sensitivity); 0 when none is of it.</summary>
    public double Recall => Ratio(TruePositives, Support);

    /// <summary>The share of the others that were taken for others; 0 when there are no others.</summary>
    public double Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall; 0 when both are.</summary>
    public double F1 => FBeta(1);

    /// <summary>(1 + β²) · precision · recall / (β² · precision + recall); 0 when both are 0.</summary>
    /// <param name="beta">How many times as important recall is as precision.</param>
    public double FBeta(double beta)
    {
        var squared = beta * beta;
        return Ratio((1 + squared) * TruePositives, ((1 + squared) * TruePositives) + (squared * FalseNegatives) + FalsePositives);
    }

    /// <summary>The counts of the class "everything else".</summary>
    internal ClassCounts Opposite => new(TrueNegatives, FalseNegatives, FalsePositives, TruePositives);

    /// <summary>Both taken together.</summary>
    internal ClassCounts Plus(ClassCounts other) => new(
        TruePositives + other.TruePositives, FalsePositives + other.FalsePositives, FalseNegatives + other.FalseNegatives,
        TrueNegatives + other.TrueNegatives);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
