namespace NnGen;

/// <summary>Hyperbolic tangent, elementwise. Any shape in, the same shape out, no parameters.</summary>
public sealed class TanhAttribute : LayerAttribute;
