namespace NnGen;

/// <summary>
/// exp(xᵢ) / Σⱼ exp(xⱼ) over the last dimension. <c>[C]</c> in, <c>[C]</c> out, or <c>[…, C]</c> in and out; no parameters.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute;
