namespace NnGen;

/// <summary>
/// Lion (Chen et al., 2023), defaults and formula from Keras, which are the paper's: w ← w − η sign(β₁ m + (1 − β₁) g), then
/// m ← β₂ m + (1 − β₂) g.
/// </summary>
/// <remarks>
/// Every element moves by η in each step. The paper advises a learning rate 3 to 10 times smaller than Adam's, and a
/// <see cref="OptimizerAttribute.WeightDecay"/> larger by that factor. PyTorch has no Lion.
/// </remarks>
public sealed class LionAttribute : OptimizerAttribute
{
    /// <summary>The weight β₁ of the momentum in the direction: at least 0, less than 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the momentum: at least 0, less than 1.</summary>
    public double Beta2 { get; set; } = 0.99;
}
