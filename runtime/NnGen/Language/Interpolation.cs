namespace NnGen;

/// <summary>What an enlarged image has between the pixels of the original.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel: each is repeated.</summary>
    Nearest,

    /// <summary>
    /// Linear between the nearest pixels, along both dimensions. The centres of pixels lie at halves, so that the images cover each other; beyond the
    /// outermost centres the border goes on (PyTorch: <c>align_corners=False</c>).
    /// </summary>
    Bilinear,
}
