namespace NnGen;

/// <summary>
/// Adadelta (Zeiler, 2012), defaults from Keras, by PyTorch's formula, which is the same: v ← ρ v + (1 − ρ) g²,
/// d = g √(u + ε) / √(v + ε), u ← ρ u + (1 − ρ) d², w ← w − η d.
/// </summary>
/// <remarks>
/// The paper has no learning rate, which is one of 1.0, PyTorch's default; Keras's 0.001 learns very slowly, and its documentation
/// says so as well. PyTorch's ρ is 0.9 and its ε 1e-6.
/// </remarks>
public sealed class AdadeltaAttribute : OptimizerAttribute
{
    /// <summary>The decay ρ of both mean squares: at least 0, less than 1.</summary>
    public double Rho { get; set; } = 0.95;

    /// <summary>The ε inside both roots; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
