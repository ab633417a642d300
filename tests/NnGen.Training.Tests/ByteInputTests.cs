using System.Buffers.Binary;

namespace NnGen.Training.Tests;

[Model, Input(6, 5, 1, ElementType = ElementType.UInt8)]
[Rescaling(1.0 / 255)]
[Conv2D(4, 3, Activation.ReLU)]
[Flatten]
[Dense(3, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class ByteClassifier;

[Model, Input(6, 5, 1)]
[Rescaling(1.0 / 255)]
[Conv2D(4, 3, Activation.ReLU)]
[Flatten]
[Dense(3, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class FloatClassifier;

// Alone, because it counts what the whole process allocates: a stream has a thread of its own.

/// <summary>Pixels that stay bytes from the file to the model's first layer.</summary>
[CollectionDefinition(nameof(ByteInputTests), DisableParallelization = true)]
[Collection(nameof(ByteInputTests))]
public sealed class ByteInputTests
{
    private const int Width = 30;

    [Fact]
    public void Bytes_train_evaluate_and_predict_to_the_bits_of_the_same_floats()
    {
        var (pixels, labels) = Pixels(100);
        var floats = Array.ConvertAll(pixels, pixel => (float)pixel);
        var (bytes, numbers) = (new ByteClassifier(seed: 1), new FloatClassifier(seed: 1));
        var (byteData, floatData) = (Dataset.FromArrays(pixels, Width, labels), Dataset.FromArrays(floats, Width, labels));
        var options = new FitOptions { Epochs = 3, BatchSize = 16, ValidationSplit = 0.2 };
        var (byteHistory, floatHistory) = (bytes.Fit(byteData, options), numbers.Fit(floatData, options));
        Assert.Equal(floatHistory.Epochs.Select(epoch => (epoch.Loss, epoch.ValidationLoss)), byteHistory.Epochs.Select(epoch => (epoch.Loss, epoch.ValidationLoss)));
        Assert.Equal(numbers.Evaluate(floatData).Loss, bytes.Evaluate(byteData).Loss);
        var (ofBytes, ofFloats) = (new float[300], new float[300]);
        bytes.Predict(pixels, ofBytes);
        numbers.Predict(floats, ofFloats);
        Assert.Equal(ofFloats, ofBytes);
        Assert.Equal(ConfusionMatrix.From(numbers, floatData).ToString(), ConfusionMatrix.From(bytes, byteData).ToString());
    }

    [Fact]
    public void A_stream_of_bytes_trains_and_evaluates_to_the_bits_of_the_dataset()
    {
        var (pixels, labels) = Pixels(90);
        var data = Dataset.FromArrays(pixels, Width, labels);
        var stream = DataStream.FromParts([data.Take(40), data.Skip(40)]);
        var (ofData, ofStream) = (new ByteClassifier(seed: 2), new ByteClassifier(seed: 2));
        ofData.Fit(data, new FitOptions { Epochs = 2, BatchSize = 16, Shuffle = false });
        ofStream.Fit(stream, new FitOptions { Epochs = 2, BatchSize = 16 });
        Assert.Equal(ofData.Evaluate(data).Loss, ofStream.Evaluate(stream).Loss);
    }

    [Fact]
    public void Files_of_bytes_stay_bytes()
    {
        using var folder = new TemporaryFolder();
        var (pixels, labels) = Pixels(20);
        File.WriteAllBytes(folder.File("images.idx"), [.. Idx(20, 6, 5), .. pixels]);
        File.WriteAllBytes(folder.File("labels.idx"), [.. Idx(20), .. labels.Select(label => (byte)label)]);
        var ofIdx = Dataset.FromIdx(folder.File("images.idx"), folder.File("labels.idx"));
        NpyFile.Save(folder.File("images.npy"), IdxFile.Load(folder.File("images.idx")));
        NpyFile.Save(folder.File("labels.npy"), labels, labels.Length);
        var ofNpy = Dataset.FromNpy(folder.File("images.npy"), folder.File("labels.npy"));
        var model = new ByteClassifier(seed: 1);
        foreach (var data in new[] { ofIdx, ofNpy })
        {
            Assert.Equal(pixels, Assert.IsType<Column<byte>>(data.Inputs[0]).Values.ToArray());
            Assert.Equal([6, 5], data.Inputs[0].Shape);
            Assert.Equal(model.Evaluate(Dataset.FromArrays(pixels, Width, labels)).Loss, model.Evaluate(data).Loss);
        }

        static byte[] Idx(params int[] shape)
        {
            var header = new byte[4 + (4 * shape.Length)];
            (header[2], header[3]) = (0x08, (byte)shape.Length);
            for (var i = 0; i < shape.Length; i++)
                BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
            return header;
        }
    }

    [Fact]
    public void A_column_over_memory_is_not_copied()
    {
        var pixels = new byte[60];
        var column = Column.FromMemory<byte>("Input", pixels, [6, 5]);
        pixels[31] = 7;
        Assert.Equal((2, 7), (column.Count, column[1][1]));
        var error = Assert.Throws<ArgumentException>(() => Column.FromMemory<byte>("Input", pixels, [7]));
        Assert.Contains("takes 7 values a sample, but 60 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluating_and_training_take_less_memory_than_a_copy_of_the_bytes()
    {
        const int count = 50_000;
        var (pixels, labels) = Pixels(count);
        var data = Dataset.FromArrays(pixels, Width, labels);
        var model = new ByteClassifier(seed: 1);
        model.Fit(data.Take(256), new FitOptions { BatchSize = 64 });
        model.Evaluate(data.Take(512));
        long Allocated(Action action)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Allocated(() => model.Evaluate(data)), 0, count * Width / 2);
        // The order of the samples takes four bytes each.
        Assert.InRange(Allocated(() => model.Fit(data, new FitOptions { BatchSize = 64 })), 0, (count * 4) + (count * Width / 2));
    }

    [Fact]
    public void Steps_over_a_stream_of_bytes_allocate_nothing_on_either_thread()
    {
        var (pixels, labels) = Pixels(1024);
        var part = Dataset.FromArrays(pixels, Width, labels);
        var model = new ByteClassifier(seed: 1);
        long Allocated(int parts)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            model.Fit(DataStream.FromParts(Enumerable.Repeat(part, parts)), new FitOptions { BatchSize = 4 });
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        // All threads of the process are counted, the test runner's too: the least of a few runs is ours.
        long Least(int parts) => Enumerable.Range(0, 4).Min(_ => Allocated(parts));

        // 7680 more steps on both threads: less than two bytes a step, for what each part of 1024 samples takes.
        Least(1);
        Assert.InRange(Least(31) - Least(1), -15_000, 15_000);
    }

    private static (byte[] Pixels, int[] Labels) Pixels(int count)
    {
        var random = new Random(7);
        var pixels = new byte[count * Width];
        random.NextBytes(pixels);
        return (pixels, [.. Enumerable.Range(0, count).Select(_ => random.Next(3))]);
    }
}
