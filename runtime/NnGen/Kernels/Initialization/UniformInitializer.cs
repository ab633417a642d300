using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>Uniform between plus and minus a limit that follows from the fans.</summary>
internal abstract class UniformInitializer : ParameterInitializer
{
    public sealed override void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random)
    {
        var limit = Math.Sqrt(3.0 * Variance(parameter.FanIn, parameter.FanOut));
        for (var element = 0; element < values.Length; element++)
            values[element] = (float)(((2.0 * random.Uniform(element)) - 1.0) * limit);
    }

    /// <summary>The variance of the values, a third of the square of the limit. As in Keras, a fan of 0 counts as 1.</summary>
    protected abstract double Variance(int fanIn, int fanOut);
}
