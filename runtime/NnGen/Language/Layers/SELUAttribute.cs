namespace NnGen;

/// <summary>
/// Scaled exponential linear unit (Klambauer et al., 2017): λ x for x > 0, otherwise λ α (exp(x) − 1), elementwise, with λ = 1.0507… and
/// α = 1.6733…. Any shape in, the same shape out, no parameters.
/// </summary>
/// <remarks>
/// It normalises itself only behind kernels that start with <see cref="Initializer.LeCunNormal"/>:
/// <c>[Dense(64, Activation.SELU, KernelInitializer = Initializer.LeCunNormal)]</c>. The derivative at 0 is λ α, as PyTorch's.
/// </remarks>
public sealed class SELUAttribute : LayerAttribute;
