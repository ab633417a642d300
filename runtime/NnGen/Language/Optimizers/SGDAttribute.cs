namespace NnGen;

/// <summary>
/// Stochastic gradient descent, by PyTorch's formula: v ← μ v + g, w ← w − η v, and with Nesterov w ← w − η (g + μ v).
/// </summary>
public sealed class SGDAttribute : OptimizerAttribute
{
    /// <summary>Creates it with Keras's default learning rate, 0.01.</summary>
    public SGDAttribute() => LearningRate = 0.01;

    /// <summary>The momentum μ: at least 0, less than 1.</summary>
    public double Momentum { get; set; }

    /// <summary>Whether to look ahead along the momentum (Nesterov, 1983; Sutskever et al., 2013).</summary>
    public bool Nesterov { get; set; }
}
