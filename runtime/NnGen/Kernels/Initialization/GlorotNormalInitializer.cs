namespace NnGen.Kernels.Initialization;

/// <summary>Glorot and Bengio (2010): truncated normal of variance 2 / (fan_in + fan_out).</summary>
internal sealed class GlorotNormalInitializer : TruncatedNormalInitializer
{
    protected override double Variance(int fanIn, int fanOut) => 2.0 / Math.Max(1, fanIn + fanOut);
}
