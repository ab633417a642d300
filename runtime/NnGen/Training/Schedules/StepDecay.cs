namespace NnGen;

/// <summary>
/// The rate times γ after every so many steps: η γ^⌊step / k⌋, PyTorch's <c>StepLR</c> counted in optimizer steps. Keras has it as a
/// staircase <see cref="ExponentialDecay"/>.
/// </summary>
/// <param name="initialLearningRate">The rate η of the first steps.</param>
/// <param name="stepSize">The steps k between two changes; at least 1.</param>
/// <param name="gamma">The factor γ; above 0. PyTorch's default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
public sealed class StepDecay(double initialLearningRate, long stepSize, double gamma = 0.1) : LearningRateSchedule
{
    private readonly double _initial = RequireRate(initialLearningRate, nameof(initialLearningRate));
    private readonly long _stepSize = RequireSteps(stepSize, nameof(stepSize));
    private readonly double _gamma = RequirePositive(gamma, nameof(gamma));

    /// <inheritdoc/>
    public override double At(long step) => _initial * Math.Pow(_gamma, step / _stepSize);
}
