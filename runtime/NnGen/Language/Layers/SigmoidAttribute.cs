namespace NnGen;

/// <summary>Logistic function: 1 / (1 + exp(−x)), elementwise. Any shape in, the same shape out, no parameters.</summary>
public sealed class SigmoidAttribute : LayerAttribute;
