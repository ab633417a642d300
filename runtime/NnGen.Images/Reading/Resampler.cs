namespace NnGen;

/// <summary>Resizes pixels and brings them to the wanted channels. Its memory is reused from image to image.</summary>
internal sealed class Resampler(ImageOptions options)
{
    private const int SourceChannels = 4;
    private readonly ResampleTaps _rows = new();
    private readonly ResampleTaps _columns = new();

    /// <summary>Writes <c>[Height, Width, channels]</c>.</summary>
    /// <param name="source"><c>[height, width, 4]</c>; the fourth channel is not read.</param>
    /// <param name="height">Rows of the source.</param>
    /// <param name="width">Columns of the source.</param>
    /// <param name="pixels">Receives the image.</param>
    public void Resize(ReadOnlySpan<byte> source, int height, int width, Span<byte> pixels)
    {
        var (top, left, boxHeight, boxWidth) = Box(height, width);
        _rows.Prepare(boxHeight, options.Height, options.Antialias);
        _columns.Prepare(boxWidth, options.Width, options.Antialias);
        var gray = options.ColorMode == ImageColorMode.Grayscale;
        var next = 0;
        for (var y = 0; y < options.Height; y++)
        {
            var rowWeights = _rows.WeightsOf(y);
            for (var x = 0; x < options.Width; x++)
            {
                var columnWeights = _columns.WeightsOf(x);
                var (red, green, blue) = (0f, 0f, 0f);
                for (var i = 0; i < rowWeights.Length; i++)
                {
                    var first = ((long)(top + _rows.Starts[y] + i) * width) + left + _columns.Starts[x];
                    var row = source.Slice(checked((int)(first * SourceChannels)), columnWeights.Length * SourceChannels);
                    for (var j = 0; j < columnWeights.Length; j++)
                    {
                        var weight = rowWeights[i] * columnWeights[j];
                        red += weight * row[j * SourceChannels];
                        green += weight * row[(j * SourceChannels) + 1];
                        blue += weight * row[(j * SourceChannels) + 2];
                    }
                }

                if (gray)
                {
                    pixels[next++] = Round((0.299f * red) + (0.587f * green) + (0.114f * blue));
                    continue;
                }

                pixels[next++] = Round(red);
                pixels[next++] = Round(green);
                pixels[next++] = Round(blue);
            }
        }
    }

    private static byte Round(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);

    /// <summary>The part of the source that is taken; Keras's <c>smart_resize</c>.</summary>
    private (int Top, int Left, int Height, int Width) Box(int height, int width)
    {
        if (!options.CropToAspectRatio)
            return (0, 0, height, width);
        var boxHeight = Math.Clamp((int)((long)width * options.Height / options.Width), 1, height);
        var boxWidth = Math.Clamp((int)((long)height * options.Width / options.Height), 1, width);
        return ((height - boxHeight) / 2, (width - boxWidth) / 2, boxHeight, boxWidth);
    }
}
