using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Training;

/// <summary>Numbers from make_references.py: two epochs of gradient descent in NumPy, batches of 3, 3 and 1, then 3 for validation.</summary>
public class TrainerReferenceTests
{
    private static readonly FitOptions TwoEpochs = new() { Epochs = 2, BatchSize = 3, ValidationSplit = 0.3, Shuffle = false };

    [Fact]
    public void Losses_and_metrics_are_those_of_numpy()
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError);
        var history = Trainer.Fit(model, Data(weighted: false), TwoEpochs);
        Close([0.07524573, 0.03704988], history["loss"]);
        Close([0.20123582, 0.15492327], history["mae"]);
        Close([0.27430955, 0.19248346], history["rmse"]);
        Close([0.23254929, 0.21053629], history["val_loss"]);
        Close([0.36413829, 0.33887553], history["val_mae"]);
        Close([0.48223365, 0.45884234], history["val_rmse"]);
        Close([0.10182464, 0.09184215], [model.Parameters[0][0], model.Parameters[0][1]]);
        Close([0.07175922], [model.Parameters[1][0]]);
    }

    [Fact]
    public void Weights_count_in_losses_and_gradients_but_not_in_metrics()
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError);
        var history = Trainer.Fit(model, Data(weighted: true), TwoEpochs);
        Close([0.06864311, 0.03689827], history["loss"]);
        Close([0.1982859, 0.15742926], history["mae"]);
        Close([0.18215311, 0.16488274], history["val_loss"]);
        Close([0.37099083, 0.34556158], history["val_mae"]);
        Close([0.0933617, 0.08469966], [model.Parameters[0][0], model.Parameters[0][1]]);
    }

    [Fact]
    public void Gathering_shuffled_batches_carries_targets_and_weights_along()
    {
        // One batch of all samples: the order does not matter, unless something is gathered wrongly.
        var inOrder = new LinearModel(2, 1, LinearModel.SquaredError);
        var shuffled = new LinearModel(2, 1, LinearModel.SquaredError);
        var expected = Trainer.Fit(inOrder, Data(weighted: true), new FitOptions { Epochs = 3, BatchSize = 10, Shuffle = false });
        var came = Trainer.Fit(shuffled, Data(weighted: true), new FitOptions { Epochs = 3, BatchSize = 10 });
        Close(expected["loss"], came["loss"]);
        Close(expected["mae"], came["mae"]);
        Close([inOrder.Parameters[0][0]], [shuffled.Parameters[0][0]]);
    }

    [Fact]
    public void Statistics_are_learnt_in_double_precision()
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError, normalizedWidth: 2);
        float[,] far = { { 10000.5f, 1 }, { 10001.5f, 2 }, { 10003f, 4 }, { 10000f, 1 } };
        Trainer.Fit(model, Dataset.FromArrays(far, [1f, 2f, 3f, 4f]));
        Close([10001.25, 2], [model.Parameters[2][0], model.Parameters[2][1]]);
        Close([1.3125, 1.5], [model.Parameters[3][0], model.Parameters[3][1]]);
    }

    [Fact]
    public void Evaluation_and_confusion_are_those_of_scikit_learn()
    {
        var model = IdentityClassifier();
        var data = Dataset.FromArrays(
            new float[,] { { 2, 1, 0 }, { 0, 3, 1 }, { 1, 0, 2 }, { 5, 1, 1 }, { 0, 1, 2 } }, [0, 1, 1, 2, 2]);
        var result = Trainer.Evaluate(model, data, batchSize: 2);
        Close([1.4857280325], [result.Loss]);
        Close([0.6], [result.Accuracy!.Value]);
        Assert.Equal(5, result.Count);
        var matrix = ConfusionMatrix.From(model, data);
        int[] counts = [.. Enumerable.Range(0, 9).Select(i => matrix[i / 3, i % 3])];
        Assert.Equal([1, 0, 0, 0, 1, 1, 1, 0, 1], counts);
    }

    private static LinearModel IdentityClassifier()
    {
        var model = new LinearModel(3, 3, LinearModel.Classes);
        model.Parameters[0].CopyFrom([1, 0, 0, 0, 1, 0, 0, 0, 1]);
        return model;
    }

    private static Dataset Data(bool weighted)
    {
        var inputs = new float[10, 2];
        var targets = new float[10];
        var weights = new float[10];
        for (var i = 0; i < 10; i++)
        {
            inputs[i, 0] = (i * 3 % 7 / 4f) - 0.5f;
            inputs[i, 1] = (i * 5 % 11 / 8f) - 0.25f;
            targets[i] = (0.75f * inputs[i, 0]) - (0.5f * inputs[i, 1]) + 0.125f + (i % 3 / 8f);
            weights[i] = 0.5f + (i % 4 / 4f);
        }

        return Dataset.FromArrays(inputs, targets, weighted ? weights : null);
    }

    private static void Close(IReadOnlyList<double> expected, IReadOnlyList<double> came)
    {
        Assert.Equal(expected.Count, came.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.InRange(came[i], expected[i] - (2e-6 * Math.Max(1, Math.Abs(expected[i]))), expected[i] + (2e-6 * Math.Max(1, Math.Abs(expected[i]))));
    }
}
