namespace NnGen;

/// <summary>Rectified linear unit: max(0, x), elementwise. A NaN stays a NaN. Any shape in, the same shape out, no parameters.</summary>
public sealed class ReLUAttribute : LayerAttribute;
