namespace NnGen;

/// <summary>
/// Swish (Ramachandran et al., 2017): x σ(β x), elementwise. With β = 1 it is <see cref="Activation.SiLU"/>, with 1.702 nearly GELU.
/// Any shape in, the same shape out, no parameters.
/// </summary>
/// <param name="beta">The factor β before the sigmoid.</param>
public sealed class SwishAttribute(double beta = 1.0) : LayerAttribute
{
    /// <summary>The factor β before the sigmoid.</summary>
    public double Beta { get; } = beta;
}
