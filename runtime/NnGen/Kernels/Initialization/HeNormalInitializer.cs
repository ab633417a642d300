namespace NnGen.Kernels.Initialization;

/// <summary>He et al. (2015): truncated normal of variance 2 / fan_in.</summary>
internal sealed class HeNormalInitializer : TruncatedNormalInitializer
{
    protected override double Variance(int fanIn, int fanOut) => 2.0 / Math.Max(1, fanIn);
}
