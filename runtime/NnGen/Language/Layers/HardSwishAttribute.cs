namespace NnGen;

/// <summary>
/// Piecewise quadratic Swish (Howard et al., 2019): x · min(max(0, x + 3), 6) / 6, elementwise (Keras <c>hard_silu</c>).
/// Any shape in, the same shape out, no parameters.
/// </summary>
/// <remarks>The derivative at the kinks is 0 at −3 and 1 at 3.</remarks>
public sealed class HardSwishAttribute : LayerAttribute;
