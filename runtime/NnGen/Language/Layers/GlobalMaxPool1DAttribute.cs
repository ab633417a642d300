namespace NnGen;

/// <summary>
/// The largest number of each channel of a sequence: <c>[T, C]</c> in, <c>[C]</c> out, no parameters. The gradient goes to the first of equal ones. Keras calls it
/// <c>GlobalMaxPooling1D</c> too.
/// </summary>
public sealed class GlobalMaxPool1DAttribute : LayerAttribute;
