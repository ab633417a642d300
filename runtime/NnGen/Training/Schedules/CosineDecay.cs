namespace NnGen;

/// <summary>
/// Half a cosine from one rate to a part of it (Loshchilov and Hutter, 2017), after a linear warm-up if there is one, as Keras's
/// <c>CosineDecay</c>: η ((1 − α) (1 + cos(π t / k)) / 2 + α), constant after k steps. With a warm-up of w steps to a target, the rate rises in
/// a straight line from the initial rate to the target, and the cosine starts there, with t = step − w. PyTorch's
/// <c>CosineAnnealingLR</c> is the same without a warm-up, with <c>eta_min</c> = α η.
/// </summary>
/// <param name="initialLearningRate">The rate η of the first step.</param>
/// <param name="decaySteps">The steps k of the cosine, without the warm-up; at least 1.</param>
/// <param name="alpha">The part α of the rate that is left in the end; from 0 to 1.</param>
/// <param name="warmupTarget">The rate at the end of the warm-up, or null for no warm-up.</param>
/// <param name="warmupSteps">The steps w of the warm-up.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class CosineDecay(
    double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0) : LearningRateSchedule
{
    private readonly double _initial = RequireRate(initialLearningRate, nameof(initialLearningRate));
    private readonly long _decaySteps = RequireSteps(decaySteps, nameof(decaySteps));
    private readonly double _alpha = RequireFraction(alpha, nameof(alpha));
    private readonly double? _target = warmupTarget is { } target ? RequireRate(target, nameof(warmupTarget)) : null;
    private readonly long _warmupSteps = RequireSteps(warmupSteps, nameof(warmupSteps), least: 0);

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (_target is not { } target)
            return Cosine(_initial, step);
        return step < _warmupSteps
            ? _initial + ((target - _initial) * step / _warmupSteps)
            : Cosine(target, step - _warmupSteps);
    }

    private double Cosine(double from, long step)
    {
        var passed = (double)Math.Min(step, _decaySteps) / _decaySteps;
        return from * (((1 - _alpha) * 0.5 * (1 + Math.Cos(Math.PI * passed))) + _alpha);
    }
}
