namespace NnGen;

/// <summary>What a window does at the borders of an image.</summary>
public enum Padding
{
    /// <summary>The window stays inside: size out = ⌊(size − window) / stride⌋ + 1.</summary>
    Valid,

    /// <summary>
    /// The image is surrounded by zeros, so that size out = ⌈size / stride⌉; an odd one goes to the right and the bottom, as in Keras.
    /// Pooling leaves them out.
    /// </summary>
    Same,
}
