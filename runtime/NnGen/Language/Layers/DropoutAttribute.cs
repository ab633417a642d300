namespace NnGen;

/// <summary>
/// While training, sets each element to 0 with probability <paramref name="rate"/> and scales the others by 1 / (1 − rate);
/// does nothing otherwise (Srivastava et al., 2014). Any shape in, the same shape out, no parameters.
/// </summary>
/// <param name="rate">The fraction to drop: at least 0, less than 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The fraction to drop.</summary>
    public double Rate { get; } = rate;
}
