namespace NnGen;

/// <summary>
/// The mean of the elements of each window that lie inside the image, channel by channel: <c>[H, W, C]</c> in, <c>[H', W', C]</c> out, no
/// parameters. Keras calls it <c>AveragePooling2D</c> too.
/// </summary>
/// <param name="poolSize">The height of the window, at least 1; its width too, unless <see cref="PoolWidth"/> is given.</param>
public sealed class AveragePool2DAttribute(int poolSize = 2) : LayerAttribute
{
    /// <summary>The height of the window, and its width too, unless <see cref="PoolWidth"/> is given.</summary>
    public int PoolSize { get; } = poolSize;

    /// <summary>The width of a window that is not square, which needs <see cref="Strides"/>; 0 for as many pixels as <see cref="PoolSize"/>.</summary>
    public int PoolWidth { get; set; }

    /// <summary>The pixels from one window to the next, in both directions; 0 for as many as the window has.</summary>
    public int Strides { get; set; }

    /// <summary>
    /// What happens at the borders. <c>Valid</c>: windows lie inside the image, ⌊(H − size) / strides⌋ + 1 lines of them, where size is the window's. <c>Same</c>: ⌈H / strides⌉ lines;
    /// what lies beyond the border is left out, an odd one on the right and at the bottom.
    /// </summary>
    public Padding Padding { get; set; } = Padding.Valid;
}
