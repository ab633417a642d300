namespace NnGen.Kernels.Initialization;

/// <summary>Uniform within ±0.05, whatever the fans: Keras's <c>RandomUniform</c>.</summary>
internal sealed class RandomUniformInitializer : UniformInitializer
{
    private const double Limit = 0.05;

    protected override double Variance(int fanIn, int fanOut) => Limit * Limit / 3;
}
