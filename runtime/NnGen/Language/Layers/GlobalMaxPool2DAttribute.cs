namespace NnGen;

/// <summary>
/// The largest number of each channel of an image: <c>[H, W, C]</c> in, <c>[C]</c> out, no parameters. The gradient goes to the first of equal ones. Keras calls it
/// <c>GlobalMaxPooling2D</c> too.
/// </summary>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;
