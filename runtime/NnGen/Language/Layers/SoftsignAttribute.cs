namespace NnGen;

/// <summary>Softsign: x / (1 + |x|), elementwise, between −1 and 1. Any shape in, the same shape out, no parameters.</summary>
public sealed class SoftsignAttribute : LayerAttribute;
