namespace NnGen;

/// <summary>
/// How a parameter gets its first values, as in Keras: fan_in and fan_out are the numbers of inputs and outputs of the layer;
/// the normal kinds are truncated at two standard deviations.
/// </summary>
public enum Initializer
{
    /// <summary>Glorot and Bengio (2010): uniform within ±√(6 / (fan_in + fan_out)).</summary>
    GlorotUniform,

    /// <summary>Glorot and Bengio (2010): truncated normal of variance 2 / (fan_in + fan_out).</summary>
    GlorotNormal,

    /// <summary>He et al. (2015): uniform within ±√(6 / fan_in).</summary>
    HeUniform,

    /// <summary>He et al. (2015): truncated normal of variance 2 / fan_in.</summary>
    HeNormal,

    /// <summary>LeCun et al. (1998): uniform within ±√(3 / fan_in).</summary>
    LeCunUniform,

    /// <summary>LeCun et al. (1998): truncated normal of variance 1 / fan_in.</summary>
    LeCunNormal,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>Uniform within ±0.05, Keras's <c>RandomUniform</c>.</summary>
    RandomUniform,

    /// <summary>Normal of standard deviation 0.05, truncated at two: Keras's <c>TruncatedNormal</c>.</summary>
    TruncatedNormal,

    /// <summary>All one value, given beside it (<c>KernelConstant</c>, <c>BiasConstant</c>).</summary>
    Constant,
}
