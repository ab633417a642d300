using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>Normal of standard deviation 0.05 before it is truncated at two of them, whatever the fans: Keras's <c>TruncatedNormal</c>.</summary>
internal sealed class SmallNormalInitializer : TruncatedNormalInitializer
{
    private const double Deviation = 0.05 * DeviationLeftByTruncation;

    protected override double Variance(int fanIn, int fanOut) => Deviation * Deviation;
}
