namespace NnGen;

/// <summary>log(1 + exp(x)), elementwise, computed without overflow. Any shape in, the same shape out, no parameters.</summary>
public sealed class SoftplusAttribute : LayerAttribute;
