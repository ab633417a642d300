namespace NnGen;

/// <summary>
/// Gives the last dimension of each sample the length 1: x / max(√Σx², 1e-12), as Keras's <c>UnitNormalization</c> and PyTorch's
/// <c>normalize</c>. <c>[C]</c> or <c>[…, C]</c> in, the same out; no parameters. A vector of zeros stays one.
/// </summary>
public sealed class UnitNormalizationAttribute : LayerAttribute;
