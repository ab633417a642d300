using Xunit;

namespace NnGen.Training.Tests;

/// <summary>Images with very many pixels.</summary>
public sealed class LargeImageTests
{
    [Fact]
    public void Statistics_of_a_batch_of_several_channels_are_exact_however_many_pixels_it_has() => AssertStatistics(new ColourStatistics(seed: 1), channels: 3);

    [Fact]
    public void Statistics_of_a_batch_of_one_channel_are_exact_however_many_pixels_it_has() => AssertStatistics(new GreyStatistics(seed: 1), channels: 1);

    [Fact]
    public void A_model_whose_workspace_would_be_too_large_for_many_samples_predicts_fewer_at_once()
    {
        var model = new WideImage(seed: 1);
        var kernel = Enumerable.Range(0, WideImage.OutputSize).Select(i => i - 20f).ToArray();
        model.Parameters["Conv2D1.Kernel"].CopyFrom(kernel);
        var images = new float[2 * WideImage.InputSize];
        (images[777_777], images[WideImage.InputSize]) = (2, 1);
        var outputs = new float[2 * WideImage.OutputSize];

        model.Predict(images, outputs);

        Assert.Equal(kernel.Select(weight => Math.Max(0, 2 * weight)).Concat(kernel.Select(weight => Math.Max(0, weight))), outputs);
    }

    [Fact]
    public void A_batch_whose_workspace_would_be_too_large_is_refused_with_advice()
    {
        var model = new WideImage(seed: 1);

        var exception = Assert.Throws<InvalidOperationException>(() => model.Reserve(64));

        Assert.Contains("A batch of 64 samples of WideImage needs ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("take smaller batches", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertStatistics(ITrainable model, int channels)
    {
        const int samples = 64;
        var random = new Random(1);
        var inputs = new float[samples * model.InputSize];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (float)(3 + (0.1 * ((2 * random.NextDouble()) - 1)));
        model.Fit(Dataset.FromArrays(inputs, model.InputSize, new float[samples * model.OutputSize], model.OutputSize), new FitOptions { Epochs = 1, BatchSize = samples });

        var (mean, variance) = (new float[channels], new float[channels]);
        model.Parameters["BatchNormalization1.MovingMean"].CopyTo(mean);
        model.Parameters["BatchNormalization1.MovingVariance"].CopyTo(variance);
        for (var channel = 0; channel < channels; channel++)
        {
            var values = inputs.Where((_, i) => i % channels == channel).Select(value => (double)value).ToArray();
            var expected = values.Average();
            Assert.Equal(expected, mean[channel], 5e-6 * expected);
            var expectedVariance = values.Average(value => (value - expected) * (value - expected));
            Assert.Equal(expectedVariance, variance[channel], 1e-4 * expectedVariance);
        }
    }
}

[Model, Input(96, 96, 3)]
[BatchNormalization(Momentum = 0)]
[GlobalAveragePool2D]
[MeanSquaredError, SGD]
internal sealed partial class ColourStatistics;

[Model, Input(96, 288, 1)]
[BatchNormalization(Momentum = 0)]
[GlobalAveragePool2D]
[MeanSquaredError, SGD]
internal sealed partial class GreyStatistics;

[Model, Input(1024, 1024, 1)]
[Conv2D(40, 1)]
[GlobalMaxPool2D]
[MeanSquaredError, SGD]
internal sealed partial class WideImage;
