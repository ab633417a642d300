namespace NnGen;

/// <summary>
/// The mean of each channel of a sequence: <c>[T, C]</c> in, <c>[C]</c> out, no parameters. Keras calls it
/// <c>GlobalAveragePooling1D</c> too.
/// </summary>
public sealed class GlobalAveragePool1DAttribute : LayerAttribute;
