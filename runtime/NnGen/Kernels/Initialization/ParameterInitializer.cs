using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>One way of making first values.</summary>
internal abstract class ParameterInitializer
{
    private static readonly Dictionary<Initializer, ParameterInitializer> Kinds = new()
    {
        [Initializer.GlorotUniform] = new GlorotUniformInitializer(),
        [Initializer.GlorotNormal] = new GlorotNormalInitializer(),
        [Initializer.HeUniform] = new HeUniformInitializer(),
        [Initializer.HeNormal] = new HeNormalInitializer(),
        [Initializer.LeCunUniform] = new LeCunUniformInitializer(),
        [Initializer.LeCunNormal] = new LeCunNormalInitializer(),
        [Initializer.RandomUniform] = new RandomUniformInitializer(),
        [Initializer.TruncatedNormal] = new SmallNormalInitializer(),
        [Initializer.Zeros] = new ZerosInitializer(),
        [Initializer.Ones] = new OnesInitializer(),
        [Initializer.Constant] = new ConstantInitializer(),
    };

    /// <summary>The initializer of a kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static ParameterInitializer Of(Initializer kind) => Kinds.TryGetValue(kind, out var initializer)
        ? initializer
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such initializer.");

    /// <summary>Makes all elements, row-major.</summary>
    public abstract void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random);
}
