namespace NnGen;

/// <summary>An image without its borders: <c>[H, W, C]</c> in, <c>[H − Top − Bottom, W − Left − Right, C]</c> out, no parameters.</summary>
/// <param name="cropping">The pixels that are cut off at each side of which nothing else is said, at least 0.</param>
public sealed class Cropping2DAttribute(int cropping = 0) : LayerAttribute
{
    /// <summary>The pixels that are cut off at each side of which nothing else is said.</summary>
    public int Cropping { get; } = cropping;

    /// <summary>The lines that are cut off at the top; −1 for <see cref="Cropping"/>.</summary>
    public int Top { get; set; } = -1;

    /// <summary>The lines that are cut off at the bottom; −1 for <see cref="Cropping"/>.</summary>
    public int Bottom { get; set; } = -1;

    /// <summary>The columns that are cut off on the left; −1 for <see cref="Cropping"/>.</summary>
    public int Left { get; set; } = -1;

    /// <summary>The columns that are cut off on the right; −1 for <see cref="Cropping"/>.</summary>
    public int Right { get; set; } = -1;
}
