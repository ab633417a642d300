namespace NnGen;

/// <summary>x for x > 0, otherwise slope · x, elementwise. Any shape in, the same shape out, no parameters.</summary>
/// <param name="negativeSlope">The slope for negative x; at least 0. Keras's default is 0.3 (PyTorch's 0.01).</param>
public sealed class LeakyReLUAttribute(double negativeSlope = 0.3) : LayerAttribute
{
    /// <summary>The slope for negative x.</summary>
    public double NegativeSlope { get; } = negativeSlope;
}
