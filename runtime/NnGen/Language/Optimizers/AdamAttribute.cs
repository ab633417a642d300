namespace NnGen;

/// <summary>
/// Adam (Kingma and Ba, 2015), defaults from Keras, by PyTorch's formula: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// w ← w − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
/// </summary>
public sealed class AdamAttribute : OptimizerAttribute
{
    /// <summary>The decay β₁ of the first moment: at least 0, less than 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the second moment: at least 0, less than 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε of the denominator, outside the root and after the bias correction; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
