namespace NnGen;

/// <summary>
/// While training, multiplies each element by a random number of the normal distribution with mean 1 and standard deviation
/// √(rate / (1 − rate)), that of dropout (Srivastava et al., 2014); does nothing otherwise. Any shape in, the same shape out, no parameters.
/// </summary>
/// <param name="rate">The rate of the dropout that it stands for: at least 0, less than 1.</param>
public sealed class GaussianDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The rate of the dropout that it stands for.</summary>
    public double Rate { get; } = rate;
}
