using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>One way of making first values.</summary>
internal abstract class ParameterInitializer
{
    /// <summary>The initializer of a kind.</summary>
    /// <remarks>Made when asked for: a table of all would be the first thing that a program waits for.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static ParameterInitializer Of(Initializer kind) => kind switch
    {
        Initializer.GlorotUniform => new GlorotUniformInitializer(),
        Initializer.GlorotNormal => new GlorotNormalInitializer(),
        Initializer.HeUniform => new HeUniformInitializer(),
        Initializer.HeNormal => new HeNormalInitializer(),
        Initializer.LeCunUniform => new LeCunUniformInitializer(),
        Initializer.LeCunNormal => new LeCunNormalInitializer(),
        Initializer.RandomUniform => new RandomUniformInitializer(),
        Initializer.TruncatedNormal => new SmallNormalInitializer(),
        Initializer.Zeros => new ZerosInitializer(),
        Initializer.Ones => new OnesInitializer(),
        Initializer.Constant => new ConstantInitializer(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such initializer."),
    };

    /// <summary>Makes all elements, row-major.</summary>
    public abstract void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random);
}
