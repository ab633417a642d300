namespace NnGen;

/// <summary>
/// Gaussian error linear unit (Hendrycks and Gimpel, 2016): x Φ(x), elementwise.
/// Any shape in, the same shape out, no parameters.
/// </summary>
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>
    /// When true, 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))) instead of the exact error function.
    /// False is Keras's and PyTorch's default.
    /// </summary>
    public bool Approximate { get; set; }
}
