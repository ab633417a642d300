namespace NnGen;

/// <summary>
/// Exponential linear unit (Clevert et al., 2015): x for x > 0, otherwise α (exp(x) − 1), elementwise.
/// Any shape in, the same shape out, no parameters.
/// </summary>
/// <param name="alpha">The scale α for negative x; greater than 0.</param>
public sealed class ELUAttribute(double alpha = 1.0) : LayerAttribute
{
    /// <summary>The scale α for negative x.</summary>
    public double Alpha { get; } = alpha;
}
