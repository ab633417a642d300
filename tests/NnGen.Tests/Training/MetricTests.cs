using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Training;

public class MetricTests
{
    [Fact]
    public void Accuracy_takes_the_first_of_equal_outputs_and_counts_nan_as_wrong()
    {
        var metric = new Accuracy(2);
        metric.Update([1, 1, 0, 2, float.NaN, 0, 0, float.NaN], new TrainingBatch { Labels = [0, 1, 0, 0] });
        Assert.Equal(0.5, metric.Value);
        metric.Update([3, 2], new TrainingBatch { Labels = [0] });
        Assert.Equal(0.6, metric.Value, 12);
        metric.Reset();
        metric.Update([3, 2], new TrainingBatch { Labels = [1] });
        Assert.Equal(0, metric.Value);
    }

    [Fact]
    public void Accuracy_reads_one_hot_targets()
    {
        var metric = new Accuracy(3);
        metric.Update([0, 1, 2, 5, 1, 1], new TrainingBatch { Targets = [0, 0, 1, 0, 1, 0] });
        Assert.Equal(0.5, metric.Value);
    }

    [Fact]
    public void Binary_accuracy_is_over_samples_and_outputs_with_the_threshold_exclusive()
    {
        var probabilities = new BinaryAccuracy(0.5f);
        probabilities.Update([0.5f, 0.51f, 0.49f, float.NaN], new TrainingBatch { Targets = [0, 1, 1, 0] });
        Assert.Equal(0.5, probabilities.Value);
        var logits = new BinaryAccuracy(0);
        logits.Update([0.1f, -0.1f, 0.4f, 0], new TrainingBatch { Targets = [1, 0, 0, 0] });
        Assert.Equal(0.75, logits.Value);
    }

    [Fact]
    public void Errors_are_over_samples_and_outputs()
    {
        var batch = new TrainingBatch { Targets = [0, 0, 0, 0] };
        var absolute = new MeanAbsoluteError();
        absolute.Update([1, -2, 3, 0], batch);
        Assert.Equal(1.5, absolute.Value);
        var squared = new RootMeanSquaredError();
        squared.Update([1, -1, 3, -5], batch);
        Assert.Equal(3, squared.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_decisions_are_the_same_for_logits_and_probabilities(bool fused)
    {
        var model = new LinearModel(1, 1, fused ? LinearModel.BinaryFused : LinearModel.BinaryLogits, learningRate: 1e-9f);
        model.Parameters[0].CopyFrom([1]);
        // 0.3 is a yes as a logit; as a probability it would be a no. 3 of 4 are right.
        var data = Dataset.FromArrays([0.3f, -0.3f, 2, -2], 1, [1, 0, 1, 1f]);
        Assert.Equal(0.75, Trainer.Evaluate(model, data).Accuracy);
        Assert.Equal(0.75, Trainer.Fit(model, data)["accuracy"][0]);
        var matrix = ConfusionMatrix.From(model, data);
        Assert.Equal((1, 0, 1, 2), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
    }
}
