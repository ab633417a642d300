namespace NnGen;

/// <summary>
/// Lowers the learning rate when a number no longer improves. Names, default values and behaviour are those of Keras's
/// <c>ReduceLROnPlateau</c>. Each epoch's rate is among its numbers as <c>learning_rate</c>.
/// </summary>
/// <remarks>A value that is not a number is no improvement. Not together with a <see cref="FitOptions.Schedule"/>, which sets every step's rate.</remarks>
public sealed class ReduceLearningRateOnPlateau : Callback
{
    private const string BestKey = "best";
    private const string WaitKey = "wait";
    private const string CooldownKey = "cooldown";
    private bool _rising;
    private double? _best;
    private int _wait;
    private int _cooldownLeft;

    /// <summary>The number to watch; default <c>val_loss</c>.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>What the rate is multiplied by; above 0 and below 1.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>How many epochs without improvement lower the rate; default 10.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Whether the number shall fall or rise; by default its name tells.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>The least change that counts as an improvement.</summary>
    public double MinDelta { get; init; } = 1e-4;

    /// <summary>How many epochs after a reduction are not counted; default 0.</summary>
    public int Cooldown { get; init; }

    /// <summary>Below this the rate is not lowered; default 0.</summary>
    public double MinLearningRate { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredLogs => [Monitor];

    /// <inheritdoc/>
    public override IReadOnlyList<string> AddedLogs => [LearningRateLog.LogName];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An option makes no sense, or the fit has a schedule.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!(Factor > 0 && Factor < 1))
            throw new ArgumentOutOfRangeException(nameof(Factor), Factor, "The factor is above 0 and below 1.");
        if (!(MinLearningRate >= 0))
            throw new ArgumentOutOfRangeException(nameof(MinLearningRate), MinLearningRate, "The least rate is at least 0.");
        if (context.Options.Schedule is not null)
        {
            throw new ArgumentException(
                $"{nameof(ReduceLearningRateOnPlateau)} does not go together with a schedule, which sets the rate of every step.", nameof(FitOptions.Callbacks));
        }

        _rising = MonitorDirection.IsRising(Mode, Monitor);
        (_best, _wait, _cooldownLeft) = (null, 0, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Logs.Set(LearningRateLog.LogName, context.LearningRate);
        if (_cooldownLeft > 0)
        {
            _cooldownLeft--;
            _wait = 0;
        }

        var current = context.Logs[Monitor];
        if (MonitorDirection.IsBetter(_rising, current, _best, MinDelta))
        {
            (_best, _wait) = (current, 0);
            return;
        }

        if (_cooldownLeft > 0 || ++_wait < Patience || context.LearningRate <= MinLearningRate)
            return;
        context.LearningRate = Math.Max(context.LearningRate * Factor, MinLearningRate);
        (_cooldownLeft, _wait) = (Cooldown, 0);
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (_best is { } best)
            state.Set(BestKey, best);
        state.Set(WaitKey, _wait);
        state.Set(CooldownKey, _cooldownLeft);
    }

    /// <inheritdoc/>
    public override void RestoreState(TrainingContext context, CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _best = state.Number(BestKey);
        _wait = (int)(state.Number(WaitKey) ?? 0);
        _cooldownLeft = (int)(state.Number(CooldownKey) ?? 0);
    }
}
