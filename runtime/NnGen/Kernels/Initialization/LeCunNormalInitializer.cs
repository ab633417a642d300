namespace NnGen.Kernels.Initialization;

/// <summary>LeCun et al. (1998): truncated normal of variance 1 / fan_in.</summary>
internal sealed class LeCunNormalInitializer : TruncatedNormalInitializer
{
    protected override double Variance(int fanIn, int fanOut) => 1.0 / Math.Max(1, fanIn);
}
