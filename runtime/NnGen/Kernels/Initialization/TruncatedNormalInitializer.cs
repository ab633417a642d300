using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>Normal, without the tails beyond two standard deviations, of a variance that follows from the fans.</summary>
internal abstract class TruncatedNormalInitializer : ParameterInitializer
{
    private const double Bound = 2.0;
    private const double ProbabilityBelowBound = 0.022750131948179195; // Φ(−2)
    protected const double DeviationLeftByTruncation = 0.87962566103423978;

    public sealed override void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random) =>
        random.Fill(values, new Value(Math.Sqrt(Variance(parameter.FanIn, parameter.FanOut)) / DeviationLeftByTruncation));

    /// <summary>The variance of the values after truncation. As in Keras, a fan of 0 counts as 1.</summary>
    protected abstract double Variance(int fanIn, int fanOut);

    private readonly struct Value(double scale) : IRandomValue
    {
        public float Of(double uniform)
        {
            var probability = ProbabilityBelowBound + (uniform * (1.0 - (2.0 * ProbabilityBelowBound)));
            return (float)(Math.Clamp(NormalQuantile.At(probability), -Bound, Bound) * scale);
        }
    }
}
