namespace NnGen;

/// <summary>
/// Trains all trials for a few epochs, goes on with the best third of them for three times as many in all, and so on up to the epochs of
/// the candidates (K. Jamieson and A. Talwalkar, 2016). Models are trained on where they stood, not anew.
/// </summary>
/// <remarks>
/// All candidates need the same number of epochs. Callbacks begin anew each time a trial goes on, and an optimizer that keeps averages of
/// weights goes on from the averages, as any second fit.
/// </remarks>
public sealed class SuccessiveHalving
{
    /// <summary>How many times fewer trials go on, with that many times the epochs; at least 2, default 3.</summary>
    public int Factor { get; init; } = 3;

    /// <summary>The epochs after which trials are first compared; at least 1, default 1.</summary>
    public int MinimumEpochs { get; init; } = 1;

    /// <summary>The numbers of epochs, in all, after which trials are compared; the last is the whole budget.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is less than 2, or the minimum less than 1.</exception>
    internal IReadOnlyList<int> Rungs(int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Factor, 2, nameof(Factor));
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumEpochs, 1, nameof(MinimumEpochs));
        var rungs = new List<int>();
        for (long rung = MinimumEpochs; rung < epochs; rung *= Factor)
            rungs.Add((int)rung);
        rungs.Add(epochs);
        return rungs;
    }
}
