namespace NnGen;

/// <summary>exp(xᵢ) / Σⱼ exp(xⱼ) over one sample's vector. <c>[C]</c> in, <c>[C]</c> out, no parameters.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;
