namespace NnGen;

/// <summary>
/// Cosines one after the other, each longer and lower than the one before (SGDR: Loshchilov and Hutter, 2017), as Keras's
/// <c>CosineDecayRestarts</c>: cosine i has k tⁱ steps and starts at η mⁱ, and falls to the part α of η. PyTorch's
/// <c>CosineAnnealingWarmRestarts</c> is m = 1, with <c>eta_min</c> = α η.
/// </summary>
/// <param name="initialLearningRate">The rate η of the first step.</param>
/// <param name="firstDecaySteps">The steps k of the first cosine; at least 1.</param>
/// <param name="tMul">The factor t by which each is longer than the one before; at least 1.</param>
/// <param name="mMul">The factor m by which each starts lower; above 0.</param>
/// <param name="alpha">The part α of the initial rate to which each falls; from 0 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class CosineDecayRestarts(
    double initialLearningRate, long firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0) : LearningRateSchedule
{
    private readonly double _initial = RequireRate(initialLearningRate, nameof(initialLearningRate));
    private readonly long _firstSteps = RequireSteps(firstDecaySteps, nameof(firstDecaySteps));
    private readonly double _tMul = tMul >= 1 && double.IsFinite(tMul)
        ? tMul
        : throw new ArgumentOutOfRangeException(nameof(tMul), tMul, "A cosine is at least as long as the one before: the factor is at least 1.");

    private readonly double _mMul = RequirePositive(mMul, nameof(mMul));
    private readonly double _alpha = RequireFraction(alpha, nameof(alpha));

    /// <inheritdoc/>
    public override double At(long step)
    {
        // In units of the first cosine: which one the step is in, and how much of it has passed.
        var passed = (double)step / _firstSteps;
        double restarts;
        if (_tMul == 1)
        {
            restarts = Math.Floor(passed);
            passed -= restarts;
        }
        else
        {
            restarts = Math.Floor(Math.Log(1 - (passed * (1 - _tMul))) / Math.Log(_tMul));
            var before = (1 - Math.Pow(_tMul, restarts)) / (1 - _tMul);
            passed = (passed - before) / Math.Pow(_tMul, restarts);
        }

        var height = Math.Pow(_mMul, restarts);
        return _initial * (((1 - _alpha) * 0.5 * height * (1 + Math.Cos(Math.PI * passed))) + _alpha);
    }
}
