using System.Numerics.Tensors;

namespace DefectDetection;

/// <summary>Images, what the autoencoder makes of them, and how much that differs.</summary>
internal sealed class Inspection
{
    private readonly float[] _pixels;
    private readonly float[] _reconstructions;

    /// <param name="model">A trained autoencoder.</param>
    /// <param name="images">Images of bytes, with classes.</param>
    public Inspection(Autoencoder model, Dataset images)
    {
        Images = images;
        _pixels = Parts.Scale(images);
        _reconstructions = new float[_pixels.Length];
        model.Predict(((Column<byte>)images.Inputs[0]).Values, _reconstructions);
        Scores = new float[images.Count];
        for (var sample = 0; sample < Scores.Length; sample++)
        {
            var distance = TensorPrimitives.Distance<float>(PixelsOf(sample), ReconstructionOf(sample));
            Scores[sample] = distance * distance / Autoencoder.InputSize;
        }
    }

    public Dataset Images { get; }

    /// <summary>The mean squared error of each reconstruction.</summary>
    public float[] Scores { get; }

    /// <summary>Pixels from 0 to 1, <c>[28, 28]</c>.</summary>
    public ReadOnlySpan<float> PixelsOf(int sample) => _pixels.AsSpan(sample * Autoencoder.InputSize, Autoencoder.InputSize);

    /// <summary>What the autoencoder made of it, <c>[28, 28]</c>.</summary>
    public ReadOnlySpan<float> ReconstructionOf(int sample) => _reconstructions.AsSpan(sample * Autoencoder.InputSize, Autoencoder.InputSize);

    /// <summary>Draws samples, each as input, reconstruction and error.</summary>
    public void Draw(IEnumerable<int> samples, double threshold, string path)
    {
        const float brightestError = 0.7f;
        var grid = new ImageGrid(columns: 6) { Title = $"Input, reconstruction, error; a defect from {threshold:F3} up", CellSize = 140 };
        var error = new float[Autoencoder.InputSize];
        foreach (var sample in samples)
        {
            TensorPrimitives.Subtract(PixelsOf(sample), ReconstructionOf(sample), error);
            TensorPrimitives.Abs<float>(error, error);
            grid.Add(PixelsOf(sample), 28, 28, caption: Images.ClassNames![Images.LabelOf(sample)]);
            grid.Add(ReconstructionOf(sample), 28, 28);
            grid.AddHeatMap(error, 28, 28, brightestError, $"{Scores[sample]:F3}: {(Scores[sample] >= threshold ? "defect" : "good")}");
        }

        grid.Save(path);
    }
}
