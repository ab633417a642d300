using System.Globalization;
using SkiaSharp;

namespace NnGen.Images.Tests;

/// <summary>PNG pictures.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_grid_shows_its_images_where_they_belong()
    {
        var grid = new ImageGrid(columns: 2) { CellSize = 40 };
        grid.Add([0, 255], height: 1, width: 2);
        grid.Add([10, 200, 30], height: 1, width: 1, channels: 3);
        grid.Add([0.5f, 7, float.NaN, -1], height: 2, width: 2);
        grid.Save(_folder.File("grid.png"));
        using var picture = SKBitmap.Decode(_folder.File("grid.png"));
        Assert.Equal((8 + 40 + 8 + 40 + 8, 8 + 40 + 8 + 40 + 8), (picture.Width, picture.Height));
        // The first is twice as wide as high: its pixels are 20 by 20, with white above.
        Assert.Equal(SKColors.White, picture.GetPixel(10, 10));
        Assert.Equal((SKColors.Black, SKColors.White), (picture.GetPixel(17, 28), picture.GetPixel(38, 28)));
        Assert.Equal(new SKColor(10, 200, 30), picture.GetPixel(76, 28));
        Assert.Equal(
            [new SKColor(128, 128, 128), SKColors.White, SKColors.Black, SKColors.Black],
            new[] { (18, 66), (38, 66), (18, 86), (38, 86) }.Select(at => picture.GetPixel(at.Item1, at.Item2)));
    }

    [Fact]
    public void A_heat_map_goes_from_black_through_red_and_yellow_to_white()
    {
        var grid = new ImageGrid(columns: 1) { CellSize = 4 };
        grid.AddHeatMap([0, 1, 2, 30], height: 2, width: 2, maximum: 3);
        using var picture = SKBitmap.Decode(grid.ToPng());
        Assert.Equal(
            [SKColors.Black, new SKColor(255, 0, 0), new SKColor(255, 255, 0), SKColors.White],
            new[] { (8, 8), (11, 8), (8, 11), (11, 11) }.Select(at => picture.GetPixel(at.Item1, at.Item2)));
    }

    [Fact]
    public void Captions_and_titles_are_written_and_shortened_where_they_are_too_long()
    {
        byte[] Grid(string caption, string title)
        {
            var grid = new ImageGrid(columns: 3) { Title = title };
            for (var i = 0; i < 3; i++)
                grid.Add([128], 1, 1, caption: caption);
            return grid.ToPng();
        }

        using var plain = SKBitmap.Decode(Grid("", ""));
        using var captioned = SKBitmap.Decode(Grid("ботинок, größer", "Ποτέ"));
        Assert.True(captioned.Height > plain.Height);
        Assert.True(InkOf(captioned) > InkOf(plain));
        using var crowded = SKBitmap.Decode(Grid(new string('w', 500), new string('m', 500)));
        Assert.Equal(captioned.Width, crowded.Width);
        // Nothing runs over the edge.
        Assert.All(Enumerable.Range(0, crowded.Height), y => Assert.Equal(SKColors.White, crowded.GetPixel(crowded.Width - 1, y)));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        var grid = new ImageGrid(1);
        Assert.Throws<InvalidOperationException>(() => grid.ToPng());
        Assert.Contains(
            "2 × 2 × 1 takes 4 values, but 3 came", Assert.Throws<ArgumentException>(() => grid.Add(new byte[3], 2, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.Add(new byte[4], 1, 1, channels: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.AddHeatMap([1], 1, 1, maximum: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid(1) { CellSize = 0 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Fashion-MNIST")]
    public void A_confusion_matrix_is_darkest_where_most_samples_of_a_class_are(string title)
    {
        var confusion = ConfusionMatrix.From([0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 2, 2], ["ankle boot", "bag", new string('x', 300)]);
        confusion.SavePng(_folder.File("matrix.png"), title);
        using var picture = SKBitmap.Decode(_folder.File("matrix.png"));
        // Cells end at the lower right, 10 pixels from the edge: 52 by 30 each.
        var (left, top) = (picture.Width - 10 - (3 * 52), picture.Height - 10 - (3 * 30));
        SKColor Cell(int actual, int predicted) => picture.GetPixel(left + (predicted * 52) + 3, top + (actual * 30) + 3);
        Assert.Equal(new SKColor(0x08, 0x30, 0x6B), Cell(0, 0));
        Assert.Equal(SKColors.White, Cell(0, 1));
        Assert.True(Cell(1, 1) == Cell(1, 2) && Cell(1, 1).Red is > 0x08 and < 255);
    }

    [Fact]
    public void Pictures_do_not_depend_on_the_culture()
    {
        var confusion = ConfusionMatrix.From([0, 1], [1, 0]);
        var expected = confusion.ToPng();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
            Assert.Equal(expected, confusion.ToPng());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static int InkOf(SKBitmap picture) => picture.Pixels.Count(pixel => pixel.Red < 100);
}
