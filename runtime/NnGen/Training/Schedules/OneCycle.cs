namespace NnGen;

/// <summary>
/// One rise to a high rate and one long fall far below the first one (Smith and Topin, 2018), by the formula and with the defaults of PyTorch's
/// <c>OneCycleLR</c>; Keras has none. The momentum is not cycled. After the last step the rate stays.
/// </summary>
/// <param name="maxLearningRate">The highest rate; above 0.</param>
/// <param name="totalSteps">The steps of the cycle; at least 2.</param>
/// <param name="risingFraction">
/// The fraction of the steps in which the rate rises (<c>pct_start</c>): more than one step, and at most half of them with three phases.
/// </param>
/// <param name="linear">Whether the rate changes in straight lines and not in half cosines.</param>
/// <param name="divideFactor">The first rate is the highest divided by this (<c>div_factor</c>).</param>
/// <param name="finalDivideFactor">The last rate is the first divided by this (<c>final_div_factor</c>).</param>
/// <param name="threePhase">Whether the rate first falls to the first rate, as long as it rose, and then to the last one.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class OneCycle(
    double maxLearningRate,
    long totalSteps,
    double risingFraction = 0.3,
    bool linear = false,
    double divideFactor = 25,
    double finalDivideFactor = 10_000,
    bool threePhase = false) : LearningRateSchedule
{
    private readonly double _highest = RequirePositive(maxLearningRate, nameof(maxLearningRate));
    private readonly long _lastStep = RequireSteps(totalSteps, nameof(totalSteps), least: 2) - 1;
    private readonly double _first = maxLearningRate / RequirePositive(divideFactor, nameof(divideFactor));
    private readonly double _last = maxLearningRate / divideFactor / RequirePositive(finalDivideFactor, nameof(finalDivideFactor));
    private readonly double _top = RequireRise(risingFraction, totalSteps) - 1;
    private readonly double _foot = threePhase ? RequireFall(risingFraction, totalSteps) : 0;

    /// <inheritdoc/>
    public override double At(long step)
    {
        var now = Math.Min(step, _lastStep);
        if (now <= _top)
            return Between(_first, _highest, now / _top);
        if (_foot == 0)
            return Between(_highest, _last, (now - _top) / (_lastStep - _top));
        return now <= _foot
            ? Between(_highest, _first, (now - _top) / (_foot - _top))
            : Between(_first, _last, (now - _foot) / (_lastStep - _foot));
    }

    private static double RequireRise(double fraction, long steps) => fraction < 1 && fraction * steps > 1
        ? fraction * steps
        : throw new ArgumentOutOfRangeException(
            nameof(risingFraction), fraction, $"The rise has more than one of the {steps} steps, and fewer than all.");

    private static double RequireFall(double fraction, long steps) => fraction <= 0.5
        ? (2 * fraction * steps) - 2
        : throw new ArgumentOutOfRangeException(
            nameof(risingFraction), fraction, "With three phases the rise takes at most half of the steps.");

    private double Between(double start, double end, double passed) => linear
        ? start + ((end - start) * passed)
        : end + ((start - end) / 2 * (1 + Math.Cos(Math.PI * passed)));
}
