using SkiaSharp;

namespace NnGen.Images.Tests;

/// <summary>Image files of a given content.</summary>
internal static class Pictures
{
    /// <summary>A pixel that differs from its neighbours; the same formula as in make_resized_images.py.</summary>
    public static byte Pixel(int row, int column, int channel) => (byte)(((row * 37) + (column * 11) + (channel * 91) + (row * column * 5)) % 256);

    public static byte[] Patterned(int height, int width, SKEncodedImageFormat format = SKEncodedImageFormat.Png) =>
        Encode(height, width, format, (y, x) => new SKColor(Pixel(y, x, 0), Pixel(y, x, 1), Pixel(y, x, 2)));

    public static byte[] Plain(int height, int width, SKColor color, SKEncodedImageFormat format = SKEncodedImageFormat.Png) =>
        Encode(height, width, format, (_, _) => color);

    public static byte[] Encode(int height, int width, SKEncodedImageFormat format, Func<int, int, SKColor> colorOf)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, colorOf(y, x));
        }

        using var data = bitmap.Encode(format, quality: 95);
        return data.ToArray();
    }

    /// <summary>A PNG file with other dimensions in its header, whose checksum is right.</summary>
    public static byte[] WithDimensions(byte[] png, int width, int height)
    {
        var changed = (byte[])png.Clone();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(20), height);
        var crc = 0xFFFFFFFFu;
        foreach (var value in changed.AsSpan(12, 17))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(29), ~crc);
        return changed;
    }

    public static void Write(this TemporaryFolder folder, string name, byte[] bytes)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
