extern alias runtime;

using Xunit;
using ModelExtensions = runtime::NnGen.ModelExtensions;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A body that is trained on one task goes into a model with another head.</summary>
public sealed class TransferTests(OptimizerModels models) : IClassFixture<OptimizerModels>
{
    [Fact]
    public void A_trained_body_is_loaded_frozen_and_thawed_with_a_smaller_rate()
    {
        var path = Path.GetTempFileName();
        try
        {
            var source = models.Models.Create("Digits", seed: 1);
            Train(source, Task(source, sample => [Half(sample, 0), Half(sample, 2), Half(sample, 4)]), 200);
            source.Model.Save(path);
            var model = models.Models.Create("Parity", seed: 2);

            var report = ModelExtensions.LoadMatching(model.Model, path);

            Assert.Equal(["Dense1.Kernel", "Dense1.Bias", "Dense2.Kernel", "Dense2.Bias"], report.Loaded);
            Assert.Equal(["Dense3.Kernel", "Dense3.Bias"], report.OtherShape.Select(difference => difference.Name));
            var task = Task(model, sample => [Half(sample, 0) * Half(sample, 2)]);
            model.Parameters.Freeze("Dense1");
            model.Parameters.Freeze("Dense2");
            var (start, body) = (model.Evaluate(task).Loss, model.Values()["Dense2.Kernel"]);
            Train(model, task, 150);
            var withFrozenBody = model.Evaluate(task).Loss;
            Assert.True(withFrozenBody < 0.9 * start, $"{withFrozenBody} after {start}");
            Assert.Equal(body, model.Values()["Dense2.Kernel"]);
            Assert.Equal(source.Values()["Dense1.Kernel"], model.Values()["Dense1.Kernel"]);

            model.Parameters.Unfreeze("Dense2");
            model.Parameters.SetLearningRateScale("Dense2", 0.1);
            Train(model, task, 150);
            var thawed = model.Evaluate(task).Loss;
            Assert.True(thawed < withFrozenBody, $"{thawed} after {withFrozenBody}");
            Assert.NotEqual(body, model.Values()["Dense2.Kernel"]);
            Assert.Equal(source.Values()["Dense1.Kernel"], model.Values()["Dense1.Kernel"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static float Half(ReadOnlySpan<float> sample, int first) => MathF.Tanh(sample[first] - sample[first + 1]);

    private static Batch Task(ModelUnderTest model, Func<float[], float[]> target)
    {
        var inputs = Batch.Numbers(48 * 6, new Random(11), -1, 1);
        float[] targets = [.. inputs.Chunk(6).SelectMany(target)];
        return new Batch(48, inputs, targets, [], []);
    }

    private static void Train(ModelUnderTest model, Batch batch, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            model.TrainStep(batch);
        }
    }
}
