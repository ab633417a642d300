using SkiaSharp;

namespace NnGen.Images.Tests;

/// <summary>Models that read bytes, trained on folders of images.</summary>
public sealed class TrainingTests : IDisposable
{
    private const int Count = 60;
    private static readonly ImageFolderOptions s_options = new() { Height = 8, Width = 8, ColorMode = ImageColorMode.Grayscale };
    private readonly TemporaryFolder _folder = new();

    public TrainingTests()
    {
        // Stripes across or upright, of any two shades of gray.
        var random = new Random(1);
        for (var i = 0; i < Count; i++)
        {
            var (across, shades) = (i % 2 == 0, new[] { (byte)random.Next(100), (byte)random.Next(156, 256) });
            _folder.Write(
                $"{(across ? "across" : "upright")}/{i:00}.png",
                Pictures.Encode(8, 8, SKEncodedImageFormat.Png, (y, x) => Gray(shades[(across ? y : x) / 2 % 2])));
        }

        static SKColor Gray(byte light) => new(light, light, light);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_of_bytes_learns_from_a_dataset_and_from_a_stream()
    {
        var (training, test) = ImageFolder.Open(_folder.Path, s_options).StratifiedSplit(0.8, seed: 1);
        var (data, held) = (training.ToDataset(), test.ToDataset());
        var model = new StripeClassifier(seed: 1);
        model.Fit(data, new FitOptions { Epochs = 15, BatchSize = 8, ValidationData = held });
        Assert.Equal(1, model.Evaluate(held).Accuracy);
        Assert.Equal(model.Evaluate(held).Loss, model.Evaluate(test.ToStream(shuffle: false)).Loss, 1e-6);

        var streamed = new StripeClassifier(seed: 1);
        streamed.Fit(training.ToStream(), new FitOptions { Epochs = 15, BatchSize = 8, ValidationStream = test.ToStream(shuffle: false) });
        Assert.Equal(1, streamed.Evaluate(held).Accuracy);

        var (pixels, probabilities) = (new byte[64], new float[2]);
        new ImageReader(s_options).Read(test.Paths[0], pixels);
        streamed.Predict(pixels, probabilities);
        Assert.Equal(test.Labels[0], probabilities[1] > 0.5f ? 1 : 0);
    }

    [Fact]
    public void A_stream_in_order_trains_to_the_bits_of_the_dataset()
    {
        var images = ImageFolder.Open(_folder.Path, s_options).Split(0.9, seed: 2).First;
        var (ofData, ofStream) = (new StripeClassifier(seed: 3), new StripeClassifier(seed: 3));
        ofData.Fit(images.ToDataset(), new FitOptions { Epochs = 2, BatchSize = 7, Shuffle = false });
        ofStream.Fit(images.ToStream(shuffle: false), new FitOptions { Epochs = 2, BatchSize = 7 });
        Assert.Equal(Kernel(ofData), Kernel(ofStream));

        static float[] Kernel(StripeClassifier model)
        {
            var kernel = model.Parameters["Dense1.Kernel"];
            var values = new float[kernel.Count];
            kernel.CopyTo(values);
            return values;
        }
    }

    [Fact]
    public void A_shuffled_stream_has_each_file_once_an_epoch_and_another_order_in_the_next()
    {
        // The order shows in what is told of damaged files.
        for (var i = 0; i < 20; i++)
            _folder.Write($"across/damaged{i:00}.png", []);
        string[][] Told(DataStreamOf streamOf)
        {
            var told = new List<string>();
            var images = ImageFolder.Open(_folder.Path, new ImageFolderOptions
            {
                Height = 8, Width = 8, ColorMode = ImageColorMode.Grayscale, SkipDamaged = damaged => told.Add(damaged.Path),
            });
            var epochs = new List<string[]>();
            for (var fit = 0; fit < 2; fit++)
            {
                told.Clear();
                new StripeClassifier(seed: 1).Fit(streamOf(images), new FitOptions { Epochs = 2 });
                epochs.AddRange([[.. told.Take(20)], [.. told.Skip(20)]]);
            }

            return [.. epochs];
        }

        var orders = Told(images => images.ToStream(seed: 4));
        var sorted = orders[0].Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(20, sorted.Distinct().Count());
        Assert.All(orders, order => Assert.Equal(sorted, order.Order(StringComparer.Ordinal)));
        Assert.Equal(orders[0], orders[2]);
        Assert.Equal(orders[1], orders[3]);
        Assert.NotEqual(orders[0], orders[1]);
        Assert.NotEqual(orders[0], Told(images => images.ToStream(seed: 5))[0]);
        Assert.Equal(sorted, Told(images => images.ToStream(shuffle: false))[1]);
    }

    [Fact]
    public void A_damaged_file_stops_a_fit_over_a_stream_by_name_or_is_left_out()
    {
        _folder.Write("across/zz.png", "damaged"u8.ToArray());
        var images = ImageFolder.Open(_folder.Path, s_options);
        var error = Assert.Throws<InvalidDataException>(() => new StripeClassifier(seed: 1).Fit(images.ToStream()));
        Assert.Contains("zz.png: it is no PNG or JPEG image", error.Message, StringComparison.Ordinal);
        var told = new List<DamagedImage>();
        images = ImageFolder.Open(
            _folder.Path, new ImageFolderOptions { Height = 8, Width = 8, ColorMode = ImageColorMode.Grayscale, SkipDamaged = told.Add });
        new StripeClassifier(seed: 1).Fit(images.ToStream(), new FitOptions { Epochs = 2 });
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public void A_fit_over_a_stream_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var images = ImageFolder.Open(_folder.Path, s_options);
        Assert.ThrowsAny<OperationCanceledException>(() => new StripeClassifier(seed: 1).Fit(images.ToStream(), new FitOptions
        {
            Epochs = 1000, BatchSize = 4, CancellationToken = cancellation.Token,
            Callbacks = [new CancelAtStep(3, cancellation)],
        }));
    }

    [Fact]
    public void Reading_of_a_stream_stops_at_the_next_file_when_the_fit_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        for (var i = 0; i < 50; i++)
            _folder.Write($"across/0damaged{i:00}.png", []);
        var told = 0;
        var images = ImageFolder.Open(_folder.Path, new ImageFolderOptions
        {
            Height = 8, Width = 8, ColorMode = ImageColorMode.Grayscale, SkipDamaged = _ =>
            {
                told++;
                cancellation.Cancel();
            },
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => new StripeClassifier(seed: 1).Fit(images.ToStream(), new FitOptions { CancellationToken = cancellation.Token }));
        Assert.Equal(1, told);
    }

    [Fact]
    public void What_reading_an_image_allocates_does_not_grow_with_the_image()
    {
        var (reader, pixels) = (new ImageReader(s_options), new byte[64]);
        _folder.Write("large.png", Pictures.Patterned(400, 300));
        long Allocated(string path)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++)
                reader.Read(path, pixels);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        }

        var (large, small) = (_folder.File("large.png"), _folder.File("across/00.png"));
        Allocated(large);
        // The file's handle and SkiaSharp's own objects.
        Assert.InRange(Allocated(large), 1, 4000);
        Assert.InRange(Allocated(small), 1, 4000);
    }

    private delegate DataStream DataStreamOf(ImageFolder images);

    private sealed class CancelAtStep(int step, CancellationTokenSource cancellation) : Callback
    {
        public override void OnStepEnd(TrainingContext context)
        {
            if (context.Step == step)
                cancellation.Cancel();
        }
    }
}
