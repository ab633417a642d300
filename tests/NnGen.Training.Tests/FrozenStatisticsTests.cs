using Xunit;

namespace NnGen.Training.Tests;

public sealed class FrozenStatisticsTests
{
    [Fact]
    public void The_summary_counts_what_is_frozen_as_not_trainable()
    {
        var model = new NormalizedByBatch(seed: 1);
        Assert.Equal(7, model.Summary.TrainableParameterCount);

        model.Parameters.Freeze("BatchNormalization1");

        Assert.Equal((3, 8), (model.Summary.TrainableParameterCount, model.Summary.NonTrainableParameterCount));
    }

    [Fact]
    public void A_frozen_BatchNormalization_keeps_its_statistics_until_it_is_unfrozen()
    {
        var model = new NormalizedByBatch(seed: 1);
        float[] inputs = [1, 2, 3, 4, 5, 7];
        float[] targets = [1, 2, 3];
        model.TrainStep(inputs, targets);
        var moved = Values();
        Assert.Contains(moved, value => value is not 0 and not 1);

        model.Parameters.Freeze("BatchNormalization1");
        model.TrainStep(inputs, targets);
        Assert.Equal(moved, Values());

        model.Parameters.Unfreeze("BatchNormalization1");
        model.TrainStep(inputs, targets);
        Assert.All(moved.Zip(Values()), pair => Assert.NotEqual(pair.First, pair.Second));

        float[] Values()
        {
            var (mean, variance) = (new float[2], new float[2]);
            model.Parameters["BatchNormalization1.MovingMean"].CopyTo(mean);
            model.Parameters["BatchNormalization1.MovingVariance"].CopyTo(variance);
            return [.. mean, .. variance];
        }
    }
}

[Model, Input(2)]
[BatchNormalization]
[Dense(1)]
[MeanSquaredError, SGD]
internal sealed partial class NormalizedByBatch;
