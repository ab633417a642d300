using System.Numerics.Tensors;

namespace DefectDetection;

/// <summary>Which images are good parts, and what a simple method finds.</summary>
internal static class Parts
{
    private static readonly string[] s_good = ["sneaker", "ankle boot"];

    public static string GoodNames => string.Join(" and ", s_good);

    /// <summary>Whether an image shows a good part.</summary>
    public static bool IsGood(Dataset images, int sample) => s_good.Contains(images.ClassNames![images.LabelOf(sample)]);

    /// <summary>The good parts: inputs are bytes, and targets the same pixels from 0 to 1.</summary>
    public static Dataset Good(Dataset images)
    {
        var good = images.Subset([.. Enumerable.Range(0, images.Count).Where(sample => IsGood(images, sample))]);
        return new Dataset(good.Inputs, new Column<float>("Image", Scale(good), [28, 28, 1]));
    }

    /// <summary>All pixels from 0 to 1.</summary>
    public static float[] Scale(Dataset images)
    {
        var bytes = ((Column<byte>)images.Inputs[0]).Values;
        var pixels = new float[bytes.Length];
        TensorPrimitives.ConvertTruncating(bytes, pixels);
        TensorPrimitives.Multiply(pixels, 1f / 255, pixels);
        return pixels;
    }

    /// <summary>What an autoencoder must be better than: the mean squared distance of each image from the mean of the good parts.</summary>
    public static float[] DistancesFromMean(Dataset good, Dataset images)
    {
        const int size = Autoencoder.InputSize;
        var mean = new float[size];
        for (var sample = 0; sample < good.Count; sample++)
            TensorPrimitives.Add(mean, good.TargetsOf(sample), mean);
        TensorPrimitives.Divide(mean, good.Count, mean);
        var (pixels, distances) = (Scale(images), new float[images.Count]);
        for (var sample = 0; sample < distances.Length; sample++)
        {
            var distance = TensorPrimitives.Distance<float>(pixels.AsSpan(sample * size, size), mean);
            distances[sample] = distance * distance / size;
        }

        return distances;
    }
}
