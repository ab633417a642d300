namespace NnGen;

/// <summary>Makes one vector of a sample, in row-major order: <c>[28, 28]</c> in, <c>[784]</c> out; no parameters.</summary>
public sealed class FlattenAttribute : LayerAttribute;
