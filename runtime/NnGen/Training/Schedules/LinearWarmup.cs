namespace NnGen;

/// <summary>
/// A straight rise to a schedule's first rate, then that schedule, whose steps count from the end of the rise: before step w the rate is
/// (f + (1 − f) step / w) times the first rate, as PyTorch's <c>LinearLR</c> followed by another schedule in <c>SequentialLR</c>.
/// </summary>
/// <param name="schedule">What comes after the rise.</param>
/// <param name="warmupSteps">The steps w of the rise; at least 1.</param>
/// <param name="startFactor">The part f of the rate at step 0; from 0 (not at all) to 1. PyTorch's default is 1/3.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class LinearWarmup(LearningRateSchedule schedule, long warmupSteps, double startFactor = 0) : LearningRateSchedule
{
    private readonly LearningRateSchedule _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));
    private readonly long _warmupSteps = RequireSteps(warmupSteps, nameof(warmupSteps));
    private readonly double _startFactor = RequireFraction(startFactor, nameof(startFactor));

    /// <inheritdoc/>
    public override double At(long step) => step >= _warmupSteps
        ? _schedule.At(step - _warmupSteps)
        : _schedule.At(0) * (_startFactor + ((1 - _startFactor) * step / _warmupSteps));
}
