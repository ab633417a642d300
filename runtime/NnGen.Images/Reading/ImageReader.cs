using System.Globalization;
using SkiaSharp;

namespace NnGen;

/// <summary>
/// Reads PNG and JPEG images one after the other into the caller's memory, trusting nothing that a file says. Its own memory is reused; a reader is for one thread at a time.
/// The orientation that a camera notes beside the pixels is not followed, as by Keras.
/// </summary>
public sealed class ImageReader
{
    // No picture takes more than 16 bits a channel, and what comes beside the pixels (profiles, previews) less than this.
    private const int BytesBesidePixels = 16 << 20;
    private readonly ImageOptions _options;
    private readonly Resampler _resampler;
    private byte[] _file = [];
    private byte[] _decoded = [];

    /// <summary>A reader for one kind of image.</summary>
    /// <param name="options">Size and channels; null for 256 × 256 in colour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size makes no sense.</exception>
    public ImageReader(ImageOptions? options = null)
    {
        _options = options ?? new ImageOptions();
        _options.Validate();
        _resampler = new Resampler(_options);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pixels">Receives <c>[Height, Width, channels]</c>; as long as <see cref="ImageOptions.ImageSize"/>.</param>
    /// <exception cref="ArgumentException">The pixels are of another length.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">It is no whole PNG or JPEG image, or a larger one than allowed; names the file.</exception>
    public void Read(string path, Span<byte> pixels)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireLength(pixels);
        if (Decode(ReadFile(path), pixels) is { } problem)
            throw new InvalidDataException($"{path}: {problem}");
    }

    /// <summary>Reads an image that is in memory: an upload, a field of a database.</summary>
    /// <param name="encoded">The bytes of a PNG or JPEG file.</param>
    /// <param name="pixels">Receives <c>[Height, Width, channels]</c>; as long as <see cref="ImageOptions.ImageSize"/>.</param>
    /// <exception cref="ArgumentException">The pixels are of another length.</exception>
    /// <exception cref="InvalidDataException">It is no whole PNG or JPEG image, or a larger one than allowed.</exception>
    public void Read(ReadOnlySpan<byte> encoded, Span<byte> pixels)
    {
        RequireLength(pixels);
        if (Decode(encoded, pixels) is { } problem)
            throw new InvalidDataException(problem);
    }

    private void RequireLength(Span<byte> pixels)
    {
        if (pixels.Length != _options.ImageSize)
        {
            throw new ArgumentException(
                $"An image of {_options.Height} × {_options.Width} × {_options.Channels} takes {_options.ImageSize} bytes, but {pixels.Length} came.", nameof(pixels));
        }
    }

    private ReadOnlySpan<byte> ReadFile(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (length > (8L * _options.MaximumPixels) + BytesBesidePixels || length > Array.MaxLength)
            throw new InvalidDataException($"{path}: {Number(length)} bytes are more than an image of {Number(_options.MaximumPixels)} pixels takes.");
        if (_file.Length < length)
            _file = GC.AllocateUninitializedArray<byte>((int)length);
        var filled = 0;
        while (filled < length && RandomAccess.Read(file, _file.AsSpan(filled, (int)length - filled), filled) is > 0 and var read)
            filled += read;
        return _file.AsSpan(0, filled);
    }

    /// <returns>What is wrong, or null.</returns>
    private unsafe string? Decode(ReadOnlySpan<byte> encoded, Span<byte> pixels)
    {
        if (encoded.IsEmpty)
            return "it is empty.";
        // Codecs of other formats never see the bytes.
        if (!IsPng(encoded) && !IsJpeg(encoded))
            return "it is no PNG or JPEG image: its first bytes are those of neither.";
        fixed (byte* start = encoded)
        {
            using var data = SKData.Create((nint)start, encoded.Length);
            using var codec = SKCodec.Create(data);
            if (codec is null)
                return "its header is damaged or cut off.";
            var (width, height) = (codec.Info.Width, codec.Info.Height);
            if (width <= 0 || height <= 0 || (long)width * height > _options.MaximumPixels)
                return $"it claims {Number(width)} × {Number(height)} pixels, more than the {Number(_options.MaximumPixels)} that are allowed.";
            var length = checked(width * height * 4);
            if (_decoded.Length < length)
                _decoded = GC.AllocateUninitializedArray<byte>(length);
            SKCodecResult result;
            fixed (byte* target = _decoded)
                result = codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), (nint)target);
            if (result != SKCodecResult.Success)
            {
                return result == SKCodecResult.IncompleteInput
                    ? $"it is cut off: its {Number(width)} × {Number(height)} pixels are not all there."
                    : $"it is damaged ({result}).";
            }

            _resampler.Resize(_decoded.AsSpan(0, length), height, width, pixels);
            return null;
        }
    }

    private static bool IsPng(ReadOnlySpan<byte> encoded) => encoded.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsJpeg(ReadOnlySpan<byte> encoded) => encoded.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
