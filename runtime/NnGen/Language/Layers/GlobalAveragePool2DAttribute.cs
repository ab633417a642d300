namespace NnGen;

/// <summary>
/// The mean of each channel of an image: <c>[H, W, C]</c> in, <c>[C]</c> out, no parameters. Keras calls it
/// <c>GlobalAveragePooling2D</c> too.
/// </summary>
public sealed class GlobalAveragePool2DAttribute : LayerAttribute;
