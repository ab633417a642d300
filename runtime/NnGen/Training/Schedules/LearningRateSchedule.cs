namespace NnGen;

/// <summary>
/// A learning rate for every step. <see cref="FitOptions.Schedule"/> takes one; in a loop of your own, give <see cref="At"/> to
/// <c>ApplyGradients</c>. Derive from it for a schedule of your own.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of one step.</summary>
    /// <param name="step">The optimizer steps taken before it, from 0.</param>
    /// <returns>The rate; finite and at least 0.</returns>
    public abstract double At(long step);

    /// <exception cref="ArgumentOutOfRangeException">The rate is not finite, or below 0.</exception>
    private protected static double RequireRate(double rate, string argument) => rate >= 0 && double.IsFinite(rate)
        ? rate
        : throw new ArgumentOutOfRangeException(argument, rate, "A learning rate is finite and at least 0.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite, or not above 0.</exception>
    private protected static double RequirePositive(double number, string argument) => number > 0 && double.IsFinite(number)
        ? number
        : throw new ArgumentOutOfRangeException(argument, number, "The number must be finite and above 0.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1.</exception>
    private protected static double RequireFraction(double number, string argument) => number is >= 0 and <= 1
        ? number
        : throw new ArgumentOutOfRangeException(argument, number, "The number must be from 0 to 1.");

    /// <exception cref="ArgumentOutOfRangeException">There are fewer steps than the least.</exception>
    private protected static long RequireSteps(long steps, string argument, long least = 1) => steps >= least
        ? steps
        : throw new ArgumentOutOfRangeException(argument, steps, $"There must be at least {least} steps.");
}
