namespace NnGen.Kernels.Initialization;

/// <summary>He et al. (2015): uniform within ±√(6 / fan_in).</summary>
internal sealed class HeUniformInitializer : UniformInitializer
{
    protected override double Variance(int fanIn, int fanOut) => 2.0 / Math.Max(1, fanIn);
}
