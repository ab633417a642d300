namespace NnGen;

/// <summary>Mish (Misra, 2019): x tanh(log(1 + exp(x))), elementwise. Any shape in, the same shape out, no parameters.</summary>
public sealed class MishAttribute : LayerAttribute;
