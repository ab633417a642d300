using SkiaSharp;

namespace NnGen.Images.Tests;

/// <summary>Folders of images as data.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private static readonly ImageFolderOptions s_options = new() { Height = 4, Width = 3, ColorMode = ImageColorMode.Grayscale };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_the_sorted_folders_and_files_come_sorted_from_all_depths()
    {
        Write("dog/b.PNG", 1);
        Write("dog/a.jpeg", 2, SKEncodedImageFormat.Jpeg);
        Write("cat/deep/er/z.jpg", 3, SKEncodedImageFormat.Jpeg);
        Write("Zebra/1.png", 4);
        Write(".hidden/1.png", 5);
        _folder.Write("cat/notes.txt", "no image"u8.ToArray());
        _folder.Write("readme.txt", "no class"u8.ToArray());

        var images = ImageFolder.Open(_folder.Path, s_options);

        Assert.Equal(["Zebra", "cat", "dog"], images.ClassNames);
        Assert.Equal(["Zebra/1.png", "cat/deep/er/z.jpg", "dog/a.jpeg", "dog/b.PNG"], images.Paths.Select(path => Path.GetRelativePath(_folder.Path, path)));
        Assert.Equal([0, 1, 2, 2], images.Labels);
        Assert.Equal(["notes.txt"], images.IgnoredPaths.Select(path => Path.GetFileName(path)));
        Assert.Equal("4 images, 3 classes", images.ToString());
        var data = images.ToDataset();
        Assert.Equal([4, 3, 1], data.Inputs[0].Shape);
        Assert.Equal(["Zebra", "cat", "dog"], data.ClassNames);
        Assert.Equal([0, 1, 2, 2], Enumerable.Range(0, 4).Select(data.LabelOf));
        Assert.Equal(Enumerable.Repeat((byte)40, 12), ((Column<byte>)data.Inputs[0])[0].ToArray());
        Assert.Equal(Enumerable.Repeat((byte)10, 12), ((Column<byte>)data.Inputs[0])[3].ToArray());
    }

    [Fact]
    public void Given_classes_may_lack_a_folder_but_there_is_none_beside_them()
    {
        Write("cat/1.png", 1);
        Directory.CreateDirectory(_folder.File("dog"));
        Assert.Contains("dog", Error(null), StringComparison.Ordinal);
        var images = ImageFolder.Open(_folder.Path, Classes("dog", "cat", "bird"));
        Assert.Equal([1], images.Labels);
        Assert.Equal(["dog", "cat", "bird"], images.ToDataset().ClassNames);
        Assert.Contains("has the folders dog, which are none of the classes cat", Error(["cat"]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ImageFolder.Open(_folder.Path, Classes("cat", "dog", "cat")));

        string Error(string[]? names) =>
            Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder.Path, names is null ? s_options : Classes(names))).Message;
        static ImageFolderOptions Classes(params string[] names) => new() { Height = 4, Width = 3, ColorMode = ImageColorMode.Grayscale, ClassNames = names };
    }

    [Fact]
    public void Folders_without_classes_or_images_and_missing_ones_are_refused()
    {
        Assert.Contains("has no folders", Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Open(_folder.File("none")));
        Directory.CreateDirectory(_folder.File("cat"));
        var given = new ImageFolderOptions { ClassNames = ["cat"] };
        Assert.Contains("has no PNG or JPEG files", Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder.Path, given)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_lead_in_circles_are_not_followed()
    {
        Write("cat/1.png", 1);
        Directory.CreateSymbolicLink(_folder.File("cat/again"), _folder.File("cat"));
        Assert.Equal(1, ImageFolder.Open(_folder.Path, s_options).Count);
    }

    [Fact]
    public void Parts_of_a_split_have_each_file_once_and_follow_from_the_seed()
    {
        for (var i = 0; i < 40; i++)
            Write($"{(i % 4 == 0 ? "rare" : "usual")}/{i:00}.png", i);
        var images = ImageFolder.Open(_folder.Path, s_options);
        var (training, validation) = images.StratifiedSplit(0.8, seed: 3);
        Assert.Equal(images.Paths, training.Paths.Concat(validation.Paths).Order(StringComparer.Ordinal));
        Assert.Equal((8, 2), (training.Labels.Count(label => label == 0), validation.Labels.Count(label => label == 0)));
        Assert.Equal(training.Paths, images.StratifiedSplit(0.8, seed: 3).First.Paths);
        Assert.NotEqual(training.Paths, images.StratifiedSplit(0.8, seed: 4).First.Paths);
        // Before and after reading it is the same split.
        var (first, second) = images.Split(0.7, seed: 5);
        var (firstData, secondData) = images.ToDataset().Split(0.7, seed: 5);
        Assert.Equal(Pixels(firstData), Pixels(first.ToDataset()));
        Assert.Equal(Pixels(secondData), Pixels(second.ToDataset()));
    }

    [Fact]
    public void A_damaged_file_is_named_or_left_out_and_told_of()
    {
        Write("cat/1.png", 1);
        _folder.Write("cat/2.png", "damaged"u8.ToArray());
        _folder.Write("cat/3.png", []);
        Write("dog/4.png", 4);
        var error = Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder.Path, s_options).ToDataset());
        Assert.Contains("cat/", error.Message, StringComparison.Ordinal);

        var told = new List<DamagedImage>();
        var images = ImageFolder.Open(
            _folder.Path, new ImageFolderOptions { Height = 4, Width = 3, ColorMode = ImageColorMode.Grayscale, SkipDamaged = told.Add });
        var data = images.ToDataset();
        Assert.Equal([0, 1], Enumerable.Range(0, data.Count).Select(data.LabelOf));
        Assert.Equal([10, 40], new[] { 0, 12 }.Select(i => (int)Pixels(data)[i]));
        Assert.Equal(["2.png", "3.png"], told.Select(damaged => Path.GetFileName(damaged.Path)).Order(StringComparer.Ordinal));
        Assert.All(told, damaged => Assert.StartsWith(damaged.Path, damaged.Problem, StringComparison.Ordinal));
        Assert.Null(images.ToStream().Count);

        var damagedAlone = ImageFolder.Open(_folder.Path, new ImageFolderOptions { Height = 4, Width = 3, SkipDamaged = _ => { } });
        File.Delete(_folder.File("cat/1.png"));
        Directory.Delete(_folder.File("dog"), recursive: true);
        damagedAlone = ImageFolder.Open(_folder.Path, damagedAlone.Options);
        Assert.Contains("All 2 images are damaged", Assert.Throws<InvalidDataException>(() => damagedAlone.ToDataset()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_cancelled_while_it_runs()
    {
        using var cancellation = new CancellationTokenSource();
        for (var i = 0; i < 30; i++)
            _folder.Write($"cat/{i:00}.png", "damaged"u8.ToArray());
        var read = 0;
        var images = ImageFolder.Open(_folder.Path, new ImageFolderOptions
        {
            Height = 4,
            Width = 3,
            SkipDamaged = _ =>
            {
                read++;
                cancellation.Cancel();
            },
        });
        Assert.ThrowsAny<OperationCanceledException>(() => images.ToDataset(cancellation.Token));
        Assert.InRange(read, 1, 29);
    }

    private static byte[] Pixels(Dataset data) => ((Column<byte>)data.Inputs[0]).Values.ToArray();

    /// <summary>A gray image, ten times as light as its number.</summary>
    private void Write(string name, int number, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        var light = (byte)(number * 10 % 256);
        _folder.Write(name, Pictures.Plain(5, 6, new SKColor(light, light, light), format));
    }
}
