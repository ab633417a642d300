namespace NnGen;

/// <summary>
/// LAMB (You et al., 2020), defaults from Keras, by the paper's formula: with m̂ and v̂ of <see cref="AdamAttribute"/>, for each parameter
/// d = m̂ / (√v̂ + ε) + λ w, w ← w − η ‖w‖ / ‖d‖ d.
/// </summary>
/// <remarks>
/// The ratio of the norms is 1 where one of them is 0, as for a bias in its first step. <see cref="OptimizerAttribute.WeightDecay"/> λ is
/// inside the ratio, as in the paper; Keras lets the weights decay before, outside of it. The paper's ε is 1e-6. PyTorch has no LAMB.
/// </remarks>
public sealed class LambAttribute : OptimizerAttribute
{
    /// <summary>The decay β₁ of the first moment: at least 0, less than 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the second moment: at least 0, less than 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε of the denominator, outside the root and after the bias correction; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
