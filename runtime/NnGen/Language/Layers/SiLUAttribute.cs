namespace NnGen;

/// <summary>Sigmoid linear unit (Swish): x σ(x), elementwise. Any shape in, the same shape out, no parameters.</summary>
public sealed class SiLUAttribute : LayerAttribute;
