namespace NnGen;

/// <summary>
/// Piecewise linear sigmoid: min(max(0, x + 3), 6) / 6, elementwise, between 0 and 1 (as Keras 3 and PyTorch; Keras 2 had another slope).
/// Any shape in, the same shape out, no parameters.
/// </summary>
/// <remarks>The derivative is 0 at both kinks, −3 and 3, as PyTorch's.</remarks>
public sealed class HardSigmoidAttribute : LayerAttribute;
