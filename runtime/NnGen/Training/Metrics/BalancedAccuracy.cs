namespace NnGen;

/// <summary>
/// The mean over classes of the share of each class that was taken for it. A class that no target has takes no part. Of one yes/no
/// output the classes are no and yes.
/// </summary>
/// <remarks>scikit-learn's <c>balanced_accuracy_score</c>.</remarks>
public sealed class BalancedAccuracy : DecisionMetric
{
    /// <inheritdoc/>
    protected override string DefaultName => "balanced_accuracy";

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new BalancedAccuracy { Threshold = Threshold };

    private protected override double Compute()
    {
        var (sum, classes) = (0.0, 0);
        for (var index = 0; index < ClassCount; index++)
        {
            var counts = CountsOf(index);
            if (counts.Support == 0)
                continue;
            sum += counts.Recall;
            classes++;
        }

        return sum / classes;
    }
}
