namespace NnGen;

/// <summary>The same learning rate at every step; for the part after a <see cref="LinearWarmup"/>.</summary>
/// <param name="learningRate">The rate; finite and at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The rate is below 0 or not finite.</exception>
public sealed class ConstantLearningRate(double learningRate) : LearningRateSchedule
{
    private readonly double _learningRate = RequireRate(learningRate, nameof(learningRate));

    /// <inheritdoc/>
    public override double At(long step) => _learningRate;
}
