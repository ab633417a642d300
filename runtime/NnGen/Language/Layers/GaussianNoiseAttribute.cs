namespace NnGen;

/// <summary>
/// While training, adds to each element a random number of the normal distribution with mean 0 and standard deviation
/// <paramref name="stddev"/>; does nothing otherwise. Any shape in, the same shape out, no parameters.
/// </summary>
/// <param name="stddev">The standard deviation, at least 0.</param>
public sealed class GaussianNoiseAttribute(double stddev) : LayerAttribute
{
    /// <summary>The standard deviation.</summary>
    public double Stddev { get; } = stddev;
}
