namespace NnGen;

/// <summary>
/// Adam with Nesterov momentum (Dozat, 2016), defaults from Keras, by PyTorch's formula: with m and v of <see cref="AdamAttribute"/> and
/// μₜ = β₁ (1 − 0.5 · 0.96^(t ψ)), Πₜ = μ₁ ⋯ μₜ:
/// w ← w − η (μₜ₊₁ m / (1 − Πₜ₊₁) + (1 − μₜ) g / (1 − Πₜ)) / (√v̂ + ε).
/// </summary>
/// <remarks>
/// The momentum decay ψ is 0.004 in the paper and PyTorch (<c>momentum_decay</c>); Keras's formula has it fixed at 1, so that the momentum is
/// warm after a hundred steps. PyTorch's ε is 1e-8 and its learning rate 0.002.
/// </remarks>
public sealed class NadamAttribute : OptimizerAttribute
{
    /// <summary>The decay β₁ of the first moment, and the final momentum: at least 0, less than 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the second moment: at least 0, less than 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε of the denominator, outside the root and after the bias correction; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>How fast the momentum warms up, ψ; at least 0.</summary>
    public double MomentumDecay { get; set; } = 0.004;
}
