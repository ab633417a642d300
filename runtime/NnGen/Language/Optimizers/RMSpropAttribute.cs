namespace NnGen;

/// <summary>
/// RMSprop (Tieleman and Hinton, 2012), defaults from Keras, by PyTorch's formula: v ← ρ v + (1 − ρ) g², w ← w − η g / (√v + ε).
/// </summary>
/// <remarks>
/// Centered, the root is that of the variance: √(v − m²) with m ← ρ m + (1 − ρ) g. With momentum, b ← μ b + g / (√v + ε), w ← w − η b.
/// Keras has ε inside the root, and η inside the momentum, which differs when the learning rate changes. PyTorch calls ρ <c>alpha</c>
/// and has 0.99, an ε of 1e-8 and a learning rate of 0.01.
/// </remarks>
public sealed class RMSpropAttribute : OptimizerAttribute
{
    /// <summary>The decay ρ of the mean square: at least 0, less than 1.</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>The momentum μ: at least 0, less than 1.</summary>
    public double Momentum { get; set; }

    /// <summary>The ε of the denominator, outside the root; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>Whether to divide by the standard deviation of the gradient and not by its root mean square (Graves, 2013).</summary>
    public bool Centered { get; set; }
}
