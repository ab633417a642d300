using System.Globalization;

namespace NnGen.Images.Tests;

/// <summary>Sizes and channels.</summary>
public sealed class ResizeTests
{
    public static TheoryData<string> Cases => [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reference", "resized.txt"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resized_images_are_those_of_PyTorch(string line)
    {
        var fields = line.Split(' ');
        var sizes = fields[..5].Select(int.Parse).ToArray();
        var expected = fields[5..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        var reader = new ImageReader(new ImageOptions { Height = sizes[2], Width = sizes[3], Antialias = sizes[4] == 1 });
        var pixels = new byte[expected.Length];
        reader.Read(Pictures.Patterned(sizes[0], sizes[1]), pixels);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(pixels[i], expected[i] - 0.501, expected[i] + 0.501);
    }

    [Fact]
    public void One_reader_reads_images_of_different_sizes_one_after_the_other()
    {
        var options = new ImageOptions { Height = 9, Width = 7 };
        var reader = new ImageReader(options);
        foreach (var (height, width) in new[] { (40, 30), (3, 2), (9, 7), (100, 1), (40, 30) })
        {
            var (pixels, alone) = (new byte[options.ImageSize], new byte[options.ImageSize]);
            var file = Pictures.Patterned(height, width);
            reader.Read(file, pixels);
            new ImageReader(options).Read(file, alone);
            Assert.Equal(alone, pixels);
        }
    }

    [Fact]
    public void Gray_is_the_luma_of_the_colours_and_transparency_is_left_out()
    {
        var reader = new ImageReader(new ImageOptions { Height = 2, Width = 2, ColorMode = ImageColorMode.Grayscale });
        var pixels = new byte[4];
        reader.Read(Pictures.Plain(2, 2, new SkiaSharp.SKColor(200, 100, 50, alpha: 3)), pixels);
        Assert.All(pixels, pixel => Assert.Equal(124, pixel)); // 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2
        reader.Read(Pictures.Plain(2, 2, new SkiaSharp.SKColor(255, 255, 255)), pixels);
        Assert.All(pixels, pixel => Assert.Equal(255, pixel));
    }

    [Fact]
    public void A_jpeg_file_is_read_to_within_what_its_compression_loses()
    {
        var pixels = new byte[5 * 4 * 3];
        new ImageReader(new ImageOptions { Height = 5, Width = 4 })
            .Read(Pictures.Plain(64, 48, new SkiaSharp.SKColor(200, 100, 50), SkiaSharp.SKEncodedImageFormat.Jpeg), pixels);
        for (var i = 0; i < pixels.Length; i++)
            Assert.InRange(pixels[i] - new[] { 200, 100, 50 }[i % 3], -3, 3);
    }

    [Fact]
    public void Cropping_takes_the_middle_and_keeps_proportions()
    {
        // A wide image whose middle third alone is white.
        var file = Pictures.Encode(10, 30, SkiaSharp.SKEncodedImageFormat.Png, (_, x) => x is >= 10 and < 20 ? SkiaSharp.SKColors.White : SkiaSharp.SKColors.Black);
        var pixels = new byte[25];
        new ImageReader(new ImageOptions { Height = 5, Width = 5, ColorMode = ImageColorMode.Grayscale, CropToAspectRatio = true }).Read(file, pixels);
        Assert.All(pixels, pixel => Assert.Equal(255, pixel));
        new ImageReader(new ImageOptions { Height = 5, Width = 5, ColorMode = ImageColorMode.Grayscale }).Read(file, pixels);
        Assert.Contains((byte)0, pixels);
    }

    [Fact]
    public void Sizes_that_make_no_sense_and_wrong_lengths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageReader(new ImageOptions { Height = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageReader(new ImageOptions { Height = 100_000, Width = 100_000 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageReader(new ImageOptions { MaximumPixels = int.MaxValue }));
        var error = Assert.Throws<ArgumentException>(() => new ImageReader().Read(Pictures.Patterned(2, 2), new byte[5]));
        Assert.Contains("256 × 256 × 3 takes 196608 bytes, but 5 came", error.Message, StringComparison.Ordinal);
    }
}
