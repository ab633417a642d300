using System.Globalization;

namespace NnGen;

/// <summary>
/// Stops a fit when a number no longer improves. Names, default values and behaviour are those of Keras's <c>EarlyStopping</c>.
/// </summary>
/// <remarks>A value that is not a number is no improvement, and anything improves on it.</remarks>
public sealed class EarlyStopping : Callback
{
    private const string BestKey = "best";
    private const string BestEpochKey = "best_epoch";
    private const string WaitKey = "wait";
    private bool _rising;
    private int _wait;
    private WeightSnapshot? _bestWeights;
    private TrainingContext? _context;

    /// <summary>The number to watch; default <c>val_loss</c>.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>The least change that counts as an improvement; default 0, and any.</summary>
    public double MinDelta { get; init; }

    /// <summary>How many epochs without improvement are suffered before the fit stops; default 0.</summary>
    public int Patience { get; init; }

    /// <summary>Whether the number shall fall or rise; by default its name tells.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>A value that must be surpassed within <see cref="Patience"/> epochs, or null.</summary>
    public double? Baseline { get; init; }

    /// <summary>
    /// Whether the model gets back the parameters of its best epoch when the fit ends, statistics included; default false. Optimizer
    /// moments and counters stay as they are.
    /// </summary>
    public bool RestoreBestWeights { get; init; }

    /// <summary>How many epochs pass before watching begins; default 0.</summary>
    public int StartFromEpoch { get; init; }

    /// <summary>The best value of the last fit, or null before the first.</summary>
    public double? Best { get; private set; }

    /// <summary>The epoch of the best value, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epoch at which the last fit was stopped, or null.</summary>
    public int? StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredLogs => [Monitor];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name of the number does not tell whether it shall fall.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _rising = MonitorDirection.IsRising(Mode, Monitor);
        (_context, _wait, _bestWeights) = (context, 0, null);
        (Best, BestEpoch, StoppedEpoch) = (null, 0, null);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Keras counts epochs from 0.
        if (context.Epoch - 1 < StartFromEpoch)
            return;
        var current = context.Logs[Monitor];
        if (RestoreBestWeights && _bestWeights is null)
            KeepWeights(context);
        _wait++;
        if (MonitorDirection.IsBetter(_rising, current, Best, MinDelta))
        {
            Best = current;
            KeepWeights(context);
            if (Baseline is not { } baseline || MonitorDirection.IsBetter(_rising, current, baseline, MinDelta))
                _wait = 0;
            return;
        }

        if (_wait < Patience || context.Epoch <= 1)
            return;
        StoppedEpoch = context.Epoch;
        context.StopTraining(string.Create(
            CultureInfo.InvariantCulture,
            $"{Monitor} has not improved on {Best ?? double.NaN:G4} of epoch {BestEpoch} for {_wait} epochs."));
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (RestoreBestWeights)
            _bestWeights?.Restore(context.Model.Core);
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Best is { } best)
            state.Set(BestKey, best);
        state.Set(BestEpochKey, BestEpoch);
        state.Set(WaitKey, _wait);
        if (_context is not null)
            _bestWeights?.SaveTo(state, _context.Model.Core);
    }

    /// <inheritdoc/>
    public override void RestoreState(TrainingContext context, CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(state);
        Best = state.Number(BestKey);
        BestEpoch = (int)(state.Number(BestEpochKey) ?? 0);
        _wait = (int)(state.Number(WaitKey) ?? 0);
        _bestWeights = WeightSnapshot.From(state, context.Model.Core);
        // The checkpoint of a fit that this callback stopped: it stays stopped, and when is known.
        if (context.IsStopping && _wait >= Patience)
            StoppedEpoch = context.Epoch;
    }

    private void KeepWeights(TrainingContext context)
    {
        BestEpoch = context.Epoch;
        if (!RestoreBestWeights)
            return;
        if (_bestWeights is null)
            _bestWeights = WeightSnapshot.Of(context.Model.Core);
        else
            _bestWeights.Take(context.Model.Core);
    }
}
