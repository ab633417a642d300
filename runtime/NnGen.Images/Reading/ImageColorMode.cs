namespace NnGen;

/// <summary>The channels that images are read with, whatever the files have.</summary>
public enum ImageColorMode
{
    /// <summary>Red, green, blue. Gray images have three equal channels; transparency is left out, as by TensorFlow's <c>decode_png</c>.</summary>
    Rgb,

    /// <summary>One channel, the luma of ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.</summary>
    Grayscale,
}
