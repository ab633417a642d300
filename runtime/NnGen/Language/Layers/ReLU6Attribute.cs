namespace NnGen;

/// <summary>
/// Rectified linear unit with a ceiling: min(max(0, x), 6), elementwise. A NaN stays a NaN. Any shape in, the same shape out, no parameters.
/// </summary>
/// <remarks>The derivative is 0 at both kinks, 0 and 6, as PyTorch's.</remarks>
public sealed class ReLU6Attribute : LayerAttribute;
