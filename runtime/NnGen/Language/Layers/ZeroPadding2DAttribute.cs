namespace NnGen;

/// <summary>Zeros around an image: <c>[H, W, C]</c> in, <c>[H + Top + Bottom, W + Left + Right, C]</c> out, no parameters.</summary>
/// <param name="padding">The pixels that are added at each side of which nothing else is said, at least 0.</param>
public sealed class ZeroPadding2DAttribute(int padding = 1) : LayerAttribute
{
    /// <summary>The pixels that are added at each side of which nothing else is said.</summary>
    public int Padding { get; } = padding;

    /// <summary>The lines that are added at the top; −1 for <see cref="Padding"/>.</summary>
    public int Top { get; set; } = -1;

    /// <summary>The lines that are added at the bottom; −1 for <see cref="Padding"/>.</summary>
    public int Bottom { get; set; } = -1;

    /// <summary>The columns that are added on the left; −1 for <see cref="Padding"/>.</summary>
    public int Left { get; set; } = -1;

    /// <summary>The columns that are added on the right; −1 for <see cref="Padding"/>.</summary>
    public int Right { get; set; } = -1;
}
