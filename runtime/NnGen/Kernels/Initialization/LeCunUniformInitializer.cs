namespace NnGen.Kernels.Initialization;

/// <summary>LeCun et al. (1998): uniform within ±√(3 / fan_in).</summary>
internal sealed class LeCunUniformInitializer : UniformInitializer
{
    protected override double Variance(int fanIn, int fanOut) => 1.0 / Math.Max(1, fanIn);
}
