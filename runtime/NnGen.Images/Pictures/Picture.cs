using SkiaSharp;

namespace NnGen;

/// <summary>A white picture that is drawn on and becomes a PNG file.</summary>
internal sealed class Picture : IDisposable
{
    // Of the same shade as the text of a paper.
    public static readonly SKColor Ink = new(0x20, 0x20, 0x20);
    private readonly SKBitmap _bitmap;

    /// <exception cref="InvalidOperationException">The picture would be larger than a PNG picture can sensibly be.</exception>
    public Picture(float width, float height)
    {
        const long mostPixels = 200_000_000;
        if ((long)width * (long)height > mostPixels)
            throw new InvalidOperationException($"A picture of {width:F0} × {height:F0} pixels is too large: give it fewer or smaller cells.");
        _bitmap = new SKBitmap(new SKImageInfo((int)MathF.Ceiling(width), (int)MathF.Ceiling(height), SKColorType.Rgba8888, SKAlphaType.Premul));
        Canvas = new SKCanvas(_bitmap);
        Canvas.Clear(SKColors.White);
    }

    public SKCanvas Canvas { get; }

    /// <summary>Draws pixels, each as a sharp square, as large as fits into a square with their proportions.</summary>
    /// <param name="colors">Row-major <c>[height, width]</c>.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="left">The left end of the square.</param>
    /// <param name="top">Its top.</param>
    /// <param name="side">Its side.</param>
    public void DrawPixels(SKColor[] colors, int height, int width, float left, float top, float side)
    {
        using var pixels = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque)) { Pixels = colors };
        using var image = SKImage.FromBitmap(pixels);
        var scale = side / Math.Max(height, width);
        var (drawnWidth, drawnHeight) = (width * scale, height * scale);
        var (x, y) = (left + ((side - drawnWidth) / 2), top + ((side - drawnHeight) / 2));
        // Pixels that become larger stay sharp; those that become smaller are averaged.
        var sampling = scale >= 1 ? new SKSamplingOptions(SKFilterMode.Nearest) : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        Canvas.DrawImage(image, new SKRect(x, y, x + drawnWidth, y + drawnHeight), sampling);
    }

    public byte[] ToPng()
    {
        Canvas.Flush();
        using var data = _bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    public void Dispose()
    {
        Canvas.Dispose();
        _bitmap.Dispose();
    }
}
