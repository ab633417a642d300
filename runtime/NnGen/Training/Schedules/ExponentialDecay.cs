namespace NnGen;

/// <summary>
/// η r^(step / k), as Keras's <c>ExponentialDecay</c>; as a staircase the exponent is rounded down. PyTorch's <c>ExponentialLR</c> is
/// k = 1.
/// </summary>
/// <param name="initialLearningRate">The rate η of the first step.</param>
/// <param name="decaySteps">The steps k in which the rate falls by the factor r; at least 1.</param>
/// <param name="decayRate">The factor r; above 0.</param>
/// <param name="staircase">Whether the rate falls once in k steps and not a little in each.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    private readonly double _initial = RequireRate(initialLearningRate, nameof(initialLearningRate));
    private readonly long _decaySteps = RequireSteps(decaySteps, nameof(decaySteps));
    private readonly double _decayRate = RequirePositive(decayRate, nameof(decayRate));

    /// <inheritdoc/>
    public override double At(long step)
    {
        var exponent = (double)step / _decaySteps;
        return _initial * Math.Pow(_decayRate, staircase ? Math.Floor(exponent) : exponent);
    }
}
