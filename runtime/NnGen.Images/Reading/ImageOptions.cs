namespace NnGen;

/// <summary>How image files become arrays of bytes <c>[height, width, channels]</c>. Defaults are those of Keras's <c>image_dataset_from_directory</c>.</summary>
public class ImageOptions
{
    /// <summary>The rows of an image, to which it is resized.</summary>
    public int Height { get; init; } = 256;

    /// <summary>The columns of an image, to which it is resized.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Colours or gray; <see cref="ImageColorMode.Rgb"/> by default.</summary>
    public ImageColorMode ColorMode { get; init; }

    /// <summary>Whether the largest part in the middle that has the wanted proportions is taken, rather than the image distorted.</summary>
    public bool CropToAspectRatio { get; init; }

    /// <summary>
    /// Whether pixels are averaged where an image becomes smaller, as by Pillow and torchvision. If not, as in Keras, each new pixel is
    /// interpolated from four alone, and fine patterns of large images turn into noise.
    /// </summary>
    public bool Antialias { get; init; }

    /// <summary>Larger images are refused before memory is taken for them: a small file may claim any size. 4 bytes are needed for each.</summary>
    public int MaximumPixels { get; init; } = 100_000_000;

    /// <summary>The channels of a pixel: 3 or 1.</summary>
    public int Channels => ColorMode == ImageColorMode.Grayscale ? 1 : 3;

    /// <summary>The bytes of an image: height × width × channels.</summary>
    /// <exception cref="OverflowException">It is more than an <see cref="int"/> holds.</exception>
    public int ImageSize => checked(Height * Width * Channels);

    /// <exception cref="ArgumentOutOfRangeException">A size makes no sense; names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Height, nameof(Height));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Width, nameof(Width));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)Height * Width * Channels, Array.MaxLength, $"{nameof(Height)} × {nameof(Width)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaximumPixels, nameof(MaximumPixels));
        // What is decoded is one array of 4 bytes a pixel.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaximumPixels, Array.MaxLength / 4, nameof(MaximumPixels));
        if (!Enum.IsDefined(ColorMode))
            throw new ArgumentOutOfRangeException(nameof(ColorMode), ColorMode, "There is no such mode.");
    }
}
