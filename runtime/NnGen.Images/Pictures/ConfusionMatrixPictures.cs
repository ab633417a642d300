using System.Globalization;
using SkiaSharp;

namespace NnGen;

/// <summary>Pictures of confusion matrices.</summary>
public static class ConfusionMatrixPictures
{
    private const float CellWidth = 52;
    private const float CellHeight = 30;
    private const float Gap = 10;
    private const float LongestName = 200;
    // The blue of a cell that holds all samples of its class.
    private static readonly SKColor s_full = new(0x08, 0x30, 0x6B);

    /// <summary>The matrix as the bytes of a PNG file: a row for each actual class, a column for each predicted one, darker the larger the share of the row.</summary>
    /// <param name="confusion">The matrix.</param>
    /// <param name="title">A line above it.</param>
    /// <exception cref="InvalidOperationException">It has so many classes that the picture would be too large.</exception>
    public static byte[] ToPng(this ConfusionMatrix confusion, string title = "")
    {
        ArgumentNullException.ThrowIfNull(confusion);
        ArgumentNullException.ThrowIfNull(title);
        using var text = new PictureText(12);
        using var heading = new PictureText(16);
        var classes = confusion.ClassCount;
        var names = Math.Clamp(confusion.ClassNames.Max(text.WidthOf) + Gap, CellWidth, LongestName);
        var titleHeight = title.Length > 0 ? heading.LineHeight + Gap : 0;
        // Names of columns are written upwards. Left of the names of rows, and above those of columns, is a line for what they are.
        var (left, top) = (Gap + text.LineHeight + names, Gap + titleHeight + text.LineHeight + names);
        var (width, height) = (left + (classes * CellWidth) + Gap, top + (classes * CellHeight) + Gap);
        using var picture = new Picture(Math.Max(width, Math.Min(heading.WidthOf(title) + (2 * Gap), 2 * width)), height);
        var canvas = picture.Canvas;
        heading.Draw(canvas, title, Gap, Gap, (2 * width) - (2 * Gap), SKTextAlign.Left, Picture.Ink);
        text.Draw(canvas, "predicted", left + (classes * CellWidth / 2), Gap + titleHeight, classes * CellWidth, SKTextAlign.Center, SKColors.Gray);
        DrawUpwards(canvas, text, "actual", Gap, top + (classes * CellHeight / 2), classes * CellHeight, SKTextAlign.Center, SKColors.Gray);
        var shares = confusion.Normalize(ConfusionShare.OfActual);
        for (var actual = 0; actual < classes; actual++)
        {
            var y = top + (actual * CellHeight);
            text.Draw(canvas, confusion.ClassNames[actual], left - 6, y + ((CellHeight - text.LineHeight) / 2), names - 6, SKTextAlign.Right, Picture.Ink);
            var x = left + (actual * CellWidth) + ((CellWidth - text.LineHeight) / 2);
            DrawUpwards(canvas, text, confusion.ClassNames[actual], x, top - 6, names - 6, SKTextAlign.Left, Picture.Ink);
            for (var predicted = 0; predicted < classes; predicted++)
                DrawCell(canvas, text, confusion[actual, predicted], shares[actual, predicted], left + (predicted * CellWidth), y);
        }

        return picture.ToPng();
    }

    /// <summary>Writes the matrix as a PNG picture.</summary>
    /// <param name="confusion">The matrix.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="title">A line above it.</param>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="InvalidOperationException">It has so many classes that the picture would be too large.</exception>
    public static void SavePng(this ConfusionMatrix confusion, string path, string title = "") => File.WriteAllBytes(path, ToPng(confusion, title));

    private static void DrawCell(SKCanvas canvas, PictureText text, int count, double share, float x, float y)
    {
        // The root lets rare mistakes be seen too.
        var strength = (float)Math.Sqrt(share);
        using var paint = new SKPaint { Color = new SKColor(Mix(s_full.Red), Mix(s_full.Green), Mix(s_full.Blue)) };
        canvas.DrawRect(x, y, CellWidth - 1, CellHeight - 1, paint);
        var ink = count == 0 ? SKColors.LightGray : strength > 0.55f ? SKColors.White : Picture.Ink;
        text.Draw(
            canvas, count.ToString(CultureInfo.InvariantCulture), x + (CellWidth / 2), y + ((CellHeight - text.LineHeight) / 2), CellWidth, SKTextAlign.Center, ink);

        byte Mix(byte full) => (byte)(255 - ((255 - full) * strength));
    }

    /// <summary>A text that is read from below to above; <paramref name="y"/> is where it begins, or its middle.</summary>
    private static void DrawUpwards(SKCanvas canvas, PictureText text, string words, float x, float y, float room, SKTextAlign align, SKColor color)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        text.Draw(canvas, words, 0, 0, room, align, color);
        canvas.Restore();
    }
}
