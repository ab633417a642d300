namespace NnGen;

/// <summary>An image enlarged by a whole factor, channel by channel: <c>[H, W, C]</c> in, <c>[H · size, W · size, C]</c> out, no parameters.</summary>
/// <param name="size">How many pixels one becomes in both directions, at least 1.</param>
public sealed class UpSampling2DAttribute(int size = 2) : LayerAttribute
{
    /// <summary>How many pixels one becomes in both directions.</summary>
    public int Size { get; } = size;

    /// <summary>What lies between the pixels: <c>Nearest</c> repeats each, <c>Bilinear</c> is linear between their centres, which lie at halves (PyTorch: <c>align_corners=False</c>).</summary>
    public Interpolation Interpolation { get; set; } = Interpolation.Nearest;
}
