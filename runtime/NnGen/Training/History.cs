namespace NnGen;

/// <summary>What each epoch of a fit came to.</summary>
public sealed class History
{
    private readonly Dictionary<string, double[]> _series;

    internal History(IReadOnlyList<EpochResult> epochs, string? stopReason = null)
    {
        Epochs = epochs;
        StopReason = stopReason;
        _series = epochs
            .SelectMany(epoch => epoch.Logs())
            .GroupBy(log => log.Key, log => log.Value)
            .ToDictionary(series => series.Key, series => series.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The epochs of this fit, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>Why a callback stopped the fit before its last epoch, or null when none did.</summary>
    public string? StopReason { get; }

    /// <summary>The names that the indexer takes.</summary>
    public IReadOnlyCollection<string> Names => _series.Keys;

    /// <summary>One number over all epochs, by Keras's name.</summary>
    /// <param name="name">
    /// <c>loss</c>, <c>accuracy</c>, <c>mae</c>, <c>rmse</c>, and with validation the same after <c>val_</c>; of several outputs
    /// <c>price_loss</c>, <c>price_mae</c>, <c>kind_accuracy</c>; <c>learning_rate</c> when a schedule or a callback set it.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is no such number; names those there are.</exception>
    public IReadOnlyList<double> this[string name] =>
        _series.TryGetValue(name, out var series)
            ? series.AsReadOnly()
            : throw new KeyNotFoundException($"There is no '{name}' in this history; there are {string.Join(", ", Names)}.");

    /// <summary>A line per epoch.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Epochs);
}
