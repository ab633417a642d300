using System.Runtime.CompilerServices;
using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>Uniform between plus and minus a limit that follows from the fans.</summary>
internal abstract class UniformInitializer : ParameterInitializer
{
    public sealed override void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random) =>
        random.Fill(values, new Value(Math.Sqrt(3.0 * Variance(parameter.FanIn, parameter.FanOut))));

    /// <summary>The variance of the values, a third of the square of the limit. As in Keras, a fan of 0 counts as 1.</summary>
    protected abstract double Variance(int fanIn, int fanOut);

    private readonly struct Value(double limit) : IRandomValue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Of(double uniform) => (float)(((2.0 * uniform) - 1.0) * limit);
    }
}
