namespace NnGen;

/// <summary>
/// Adagrad (Duchi et al., 2011), defaults from Keras, by PyTorch's formula: s ← s + g², w ← w − η g / (√s + ε), where s starts at the
/// initial accumulator value.
/// </summary>
/// <remarks>
/// Keras has ε inside the root. PyTorch's sum starts at 0, its ε is 1e-10 and its learning rate 0.01.
/// </remarks>
public sealed class AdagradAttribute : OptimizerAttribute
{
    /// <summary>What the sum of squares starts at; at least 0.</summary>
    public double InitialAccumulatorValue { get; set; } = 0.1;

    /// <summary>The ε of the denominator, outside the root; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
