namespace NnGen;

/// <summary>Compares values of a monitored number.</summary>
internal static class MonitorDirection
{
    private static readonly string[] Rising =
        ["accuracy", "auc", "precision", "recall", "specificity", "f1", "f_beta", "fbeta", "r2", "kappa", "correlation", "coverage", "similarity"];

    private static readonly string[] Falling =
        ["loss", "error", "mae", "mse", "rmse", "mape", "brier", "entropy", "divergence", "learning_rate"];

    /// <summary>Whether higher values are better. Of several words that tell, the last one does: what stands before it may be the name of an output.</summary>
    /// <exception cref="ArgumentException">The name does not tell.</exception>
    public static bool IsRising(MonitorMode mode, string monitor, string argument = nameof(FitOptions.Callbacks)) => mode switch
    {
        MonitorMode.Min => false,
        MonitorMode.Max => true,
        _ when (LastOf(Falling, monitor), LastOf(Rising, monitor)) is var (falling, rising) && falling != rising => rising > falling,
        _ => throw new ArgumentException(
            $"Whether '{monitor}' shall rise or fall does not follow from its name: set Mode to Min or Max.", argument),
    };

    /// <summary>
    /// Whether a value is better than another by more than a difference, by Keras's rule: <c>value - minDelta > best</c>, or
    /// <c>value + minDelta &lt; best</c>. Anything is better than nothing and than NaN, which is better than nothing else.
    /// </summary>
    public static bool IsBetter(bool rising, double value, double? best, double minDelta = 0)
    {
        if (double.IsNaN(value))
            return false;
        if (best is not { } other || double.IsNaN(other))
            return true;
        return rising ? value - minDelta > other : value + minDelta < other;
    }

    private static int LastOf(string[] words, string name) =>
        words.Max(word => name.LastIndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var start ? start + word.Length : -1);
}
