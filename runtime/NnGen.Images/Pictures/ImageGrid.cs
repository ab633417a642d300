using SkiaSharp;

namespace NnGen;

/// <summary>
/// Images side by side, row after row, each with a caption, as a PNG picture: a look at data, at the worst mistakes, at inputs beside what a model makes of them.
/// </summary>
/// <param name="columns">The images of a row.</param>
/// <exception cref="ArgumentOutOfRangeException">A row has no image.</exception>
public sealed class ImageGrid(int columns)
{
    private const int Gap = 8;
    private const int CaptionSize = 12;
    private const int TitleSize = 16;
    private readonly int _columns = columns > 0 ? columns : throw new ArgumentOutOfRangeException(nameof(columns), columns, "A row has at least one image.");
    private readonly List<Cell> _cells = [];

    /// <summary>A line above the images.</summary>
    public string Title { get; init; } = "";

    /// <summary>The pixels of the picture, up and across, that an image gets; images keep their proportions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to 4096.</exception>
    public int CellSize
    {
        get;
        init => field = value is >= 1 and <= 4096 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A cell has 1 to 4096 pixels a side.");
    } = 112;

    /// <summary>The number of images so far.</summary>
    public int Count => _cells.Count;

    /// <summary>Adds an image of bytes.</summary>
    /// <param name="pixels"><c>[height, width, channels]</c>, 0 for black to 255; copied.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">1 for gray, 3 for red, green, blue.</param>
    /// <param name="caption">The line below it; shortened where it is too long.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public void Add(ReadOnlySpan<byte> pixels, int height, int width, int channels = 1, string caption = "")
    {
        var colors = Colors(pixels.Length, height, width, channels, caption);
        for (var i = 0; i < colors.Length; i++)
        {
            colors[i] = channels == 1
                ? new SKColor(pixels[i], pixels[i], pixels[i])
                : new SKColor(pixels[i * 3], pixels[(i * 3) + 1], pixels[(i * 3) + 2]);
        }

        _cells.Add(new Cell(colors, height, width, caption));
    }

    /// <summary>Adds an image of numbers.</summary>
    /// <param name="pixels"><c>[height, width, channels]</c>, 0 for black to 1; what lies beyond counts as the nearer of them.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">1 for gray, 3 for red, green, blue.</param>
    /// <param name="caption">The line below it; shortened where it is too long.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public void Add(ReadOnlySpan<float> pixels, int height, int width, int channels = 1, string caption = "")
    {
        var bytes = new byte[pixels.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)((Share(pixels[i]) * 255) + 0.5f);
        Add(bytes, height, width, channels, caption);
    }

    /// <summary>Adds numbers as colours: 0 is black, and through red and yellow the maximum is white.</summary>
    /// <param name="values"><c>[height, width]</c>: errors, attention, importance.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="maximum">The number that is white, and all larger ones.</param>
    /// <param name="caption">The line below it; shortened where it is too long.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is not positive.</exception>
    public void AddHeatMap(ReadOnlySpan<float> values, int height, int width, float maximum, string caption = "")
    {
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The maximum is a positive number.");
        var colors = Colors(values.Length, height, width, channels: 1, caption);
        for (var i = 0; i < colors.Length; i++)
        {
            var heat = 3 * Share(values[i] / maximum);
            colors[i] = new SKColor(Channel(heat), Channel(heat - 1), Channel(heat - 2));
        }

        _cells.Add(new Cell(colors, height, width, caption));

        static byte Channel(float heat) => (byte)((Share(heat) * 255) + 0.5f);
    }

    /// <summary>The picture as the bytes of a PNG file.</summary>
    /// <exception cref="InvalidOperationException">There are no images, or so many that the picture would be too large.</exception>
    public byte[] ToPng()
    {
        if (_cells.Count == 0)
            throw new InvalidOperationException("The grid has no images.");
        using var captions = new PictureText(CaptionSize);
        using var title = new PictureText(TitleSize);
        var columns = Math.Min(_columns, _cells.Count);
        var captionHeight = _cells.Exists(cell => cell.Caption.Length > 0) ? captions.LineHeight + 2 : 0;
        var titleHeight = Title.Length > 0 ? title.LineHeight + Gap : 0;
        var rowHeight = CellSize + captionHeight + Gap;
        var rows = (_cells.Count + columns - 1) / columns;
        var width = Gap + (columns * (CellSize + Gap));
        using var picture = new Picture(width, Gap + titleHeight + (rows * rowHeight));
        title.Draw(picture.Canvas, Title, Gap, Gap, width - (2 * Gap), SKTextAlign.Left, Picture.Ink);
        for (var i = 0; i < _cells.Count; i++)
        {
            var cell = _cells[i];
            var (left, top) = (Gap + (i % columns * (CellSize + Gap)), Gap + titleHeight + (i / columns * rowHeight));
            picture.DrawPixels(cell.Colors, cell.Height, cell.Width, left, top, CellSize);
            captions.Draw(picture.Canvas, cell.Caption, left + (CellSize / 2f), top + CellSize + 2, CellSize + Gap - 2, SKTextAlign.Center, Picture.Ink);
        }

        return picture.ToPng();
    }

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="InvalidOperationException">There are no images, or so many that the picture would be too large.</exception>
    public void Save(string path) => File.WriteAllBytes(path, ToPng());

    // NaN, which compares with nothing, is drawn as 0.
    private static float Share(float value) => value >= 0 ? Math.Min(value, 1) : 0;

    private static SKColor[] Colors(int length, int height, int width, int channels, string caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1 or 3 channels.");
        var expected = (long)height * width * channels;
        return length == expected
            ? new SKColor[height * width]
            : throw new ArgumentException($"An image of {height} × {width} × {channels} takes {expected} values, but {length} came.");
    }

    private sealed record Cell(SKColor[] Colors, int Height, int Width, string Caption);
}
