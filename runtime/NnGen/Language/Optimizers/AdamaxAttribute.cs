namespace NnGen;

/// <summary>
/// Adamax, Adam by the infinity norm (Kingma and Ba, 2015), defaults from Keras, by PyTorch's formula: m ← β₁ m + (1 − β₁) g,
/// u ← max(β₂ u, |g| + ε), w ← w − η / (1 − β₁ᵗ) m / u.
/// </summary>
/// <remarks>
/// Keras adds ε to u in the denominator and not to |g|. PyTorch's ε is 1e-8; its learning rate is 0.002, as in the paper.
/// </remarks>
public sealed class AdamaxAttribute : OptimizerAttribute
{
    /// <summary>The decay β₁ of the first moment: at least 0, less than 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the infinity norm: at least 0, less than 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε that is added to the size of a gradient; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
