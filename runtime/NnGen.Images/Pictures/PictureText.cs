using SkiaSharp;

namespace NnGen;

/// <summary>Text of pictures, in a font that the package carries: the same on machines with other fonts and with none.</summary>
internal sealed class PictureText(float size) : IDisposable
{
    private const string Ellipsis = "…";
    private static readonly Lazy<SKTypeface> s_typeface = new(Load);
    private readonly SKFont _font = new(s_typeface.Value, size) { Edging = SKFontEdging.Antialias };

    /// <summary>From one line to the next.</summary>
    public float LineHeight { get; } = size * 1.3f;

    /// <summary>The width of a text.</summary>
    public float WidthOf(string text) => _font.MeasureText(text);

    /// <summary>Draws a text that is shortened where it is wider than there is room.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="text">The text, in one line.</param>
    /// <param name="x">Its left end, middle or right end.</param>
    /// <param name="top">The top of its line.</param>
    /// <param name="room">The width that there is.</param>
    /// <param name="align">Which of them.</param>
    /// <param name="color">Its colour.</param>
    public void Draw(SKCanvas canvas, string text, float x, float top, float room, SKTextAlign align, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(Shorten(text, room), x, top + (LineHeight * 0.78f), align, _font, paint);
    }

    public void Dispose() => _font.Dispose();

    private string Shorten(string text, float room)
    {
        if (WidthOf(text) <= room)
            return text;
        var length = text.Length;
        while (length > 0 && WidthOf(text[..length] + Ellipsis) > room)
            length--;
        return text[..length] + Ellipsis;
    }

    private static SKTypeface Load()
    {
        using var resource = typeof(PictureText).Assembly.GetManifestResourceStream("DejaVuSans.ttf")
            ?? throw new InvalidOperationException("The font is missing from the assembly.");
        using var data = SKData.Create(resource);
        return SKTypeface.FromData(data);
    }
}
