using SkiaSharp;

namespace NnGen.Images.Tests;

/// <summary>Files that are no whole images.</summary>
public sealed class HostileImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("empty", "it is empty")]
    [InlineData("text", "it is no PNG or JPEG image")]
    [InlineData("gif", "it is no PNG or JPEG image")]
    [InlineData("signature alone", "its header is damaged or cut off")]
    [InlineData("half a png", "it is cut off")]
    [InlineData("half a jpeg", "it is cut off")]
    [InlineData("huge", "it claims 60000 × 60000 pixels, more than the 100000000 that are allowed")]
    [InlineData("negative", "damaged")]
    [InlineData("damaged png", "it is ")]
    public void A_file_that_is_no_whole_image_is_refused_by_name(string kind, string problem)
    {
        var path = _folder.File("picture.png");
        File.WriteAllBytes(path, Bytes(kind));
        var pixels = new byte[12];
        var reader = new ImageReader(new ImageOptions { Height = 2, Width = 2 });
        var error = Assert.Throws<InvalidDataException>(() => reader.Read(path, pixels));
        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        // The reader can go on.
        File.WriteAllBytes(path, Pictures.Plain(3, 3, new SKColor(9, 9, 9)));
        reader.Read(path, pixels);
        Assert.All(pixels, pixel => Assert.Equal(9, pixel));
    }

    [Fact]
    public void A_file_cut_off_anywhere_or_with_any_byte_changed_gives_an_image_or_the_one_kind_of_error()
    {
        var reader = new ImageReader(new ImageOptions { Height = 3, Width = 3, MaximumPixels = 100_000 });
        var pixels = new byte[27];
        var random = new Random(1);
        var (read, refused) = (0, 0);
        foreach (var format in new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg })
        {
            var whole = Pictures.Patterned(20, 17, format);
            for (var i = 0; i < whole.Length; i++)
            {
                Try(whole.AsSpan(0, i));
                var changed = (byte[])whole.Clone();
                changed[i] ^= (byte)random.Next(1, 256);
                Try(changed);
            }
        }

        Assert.True(read > 0 && refused > 0);

        void Try(ReadOnlySpan<byte> bytes)
        {
            try
            {
                reader.Read(bytes, pixels);
                read++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
    }

    [Fact]
    public void The_limit_of_pixels_is_an_option()
    {
        var image = Pictures.Patterned(11, 10);
        var pixels = new byte[3];
        new ImageReader(new ImageOptions { Height = 1, Width = 1, MaximumPixels = 110 }).Read(image, pixels);
        Assert.Throws<InvalidDataException>(() => new ImageReader(new ImageOptions { Height = 1, Width = 1, MaximumPixels = 109 }).Read(image, pixels));
    }

    [Fact]
    public void A_file_longer_than_any_allowed_image_is_not_read()
    {
        var path = _folder.File("long.png");
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
            RandomAccess.SetLength(file, 3L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => new ImageReader(new ImageOptions { Height = 1, Width = 1 }).Read(path, new byte[3]));
        Assert.Contains("3221225472 bytes are more than", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void A_missing_file_is_an_error_of_the_file_system() =>
        Assert.Throws<FileNotFoundException>(() => new ImageReader().Read(_folder.File("none.png"), new byte[256 * 256 * 3]));

    private static byte[] Bytes(string kind)
    {
        var png = Pictures.Patterned(40, 40);
        var jpeg = Pictures.Patterned(40, 40, SKEncodedImageFormat.Jpeg);
        switch (kind)
        {
            case "empty": return [];
            case "text": return "no image at all"u8.ToArray();
            case "gif": return [.. "GIF89a"u8, .. new byte[40]];
            case "signature alone": return png[..8];
            case "half a png": return png[..(png.Length / 2)];
            case "half a jpeg": return jpeg[..(jpeg.Length / 2)];
            case "huge": return Pictures.WithDimensions(png, 60_000, 60_000);
            case "negative": return Pictures.WithDimensions(png, -1, 5);
            default:
                png.AsSpan(png.Length / 2, 40).Fill(0x55);
                return png;
        }
    }
}
