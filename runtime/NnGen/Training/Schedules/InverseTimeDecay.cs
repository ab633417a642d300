namespace NnGen;

/// <summary>η / (1 + r · step / k), as Keras's <c>InverseTimeDecay</c>; as a staircase step / k is rounded down.</summary>
/// <param name="initialLearningRate">The rate η of the first step.</param>
/// <param name="decaySteps">The steps k in which the denominator grows by r; at least 1.</param>
/// <param name="decayRate">The growth r; above 0.</param>
/// <param name="staircase">Whether the rate falls once in k steps and not a little in each.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    private readonly double _initial = RequireRate(initialLearningRate, nameof(initialLearningRate));
    private readonly long _decaySteps = RequireSteps(decaySteps, nameof(decaySteps));
    private readonly double _decayRate = RequirePositive(decayRate, nameof(decayRate));

    /// <inheritdoc/>
    public override double At(long step)
    {
        var passed = (double)step / _decaySteps;
        return _initial / (1 + (_decayRate * (staircase ? Math.Floor(passed) : passed)));
    }
}
