namespace NnGen;

/// <summary>
/// From one rate to another in k steps, and constant after: (η − e)(1 − step / k)^p + e, as Keras's <c>PolynomialDecay</c>; with
/// p = 1 a straight line. PyTorch's <c>PolynomialLR</c> is e = 0.
/// </summary>
/// <param name="initialLearningRate">The rate η of the first step.</param>
/// <param name="decaySteps">The steps k; at least 1.</param>
/// <param name="endLearningRate">The rate e after them. Keras's default.</param>
/// <param name="power">The power p; above 0.</param>
/// <param name="cycle">Whether k is replaced by the next multiple of k that is not before the step, so that the rate jumps up and falls again.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class PolynomialDecay(
    double initialLearningRate, long decaySteps, double endLearningRate = 0.0001, double power = 1, bool cycle = false) : LearningRateSchedule
{
    private readonly double _initial = RequireRate(initialLearningRate, nameof(initialLearningRate));
    private readonly double _end = RequireRate(endLearningRate, nameof(endLearningRate));
    private readonly long _decaySteps = RequireSteps(decaySteps, nameof(decaySteps));
    private readonly double _power = RequirePositive(power, nameof(power));

    /// <inheritdoc/>
    public override double At(long step)
    {
        double steps = _decaySteps;
        if (cycle && step > 0)
            steps *= Math.Ceiling(step / steps);
        var left = 1 - (Math.Min(step, steps) / steps);
        return ((_initial - _end) * Math.Pow(left, _power)) + _end;
    }
}
