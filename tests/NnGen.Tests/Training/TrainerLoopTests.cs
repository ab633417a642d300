using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Training;

public class TrainerLoopTests
{
    [Fact]
    public void Each_epoch_has_its_own_order_which_follows_from_the_seed_alone()
    {
        // From a separate implementation of the generator: seed 7, epochs 0 to 2.
        float[] expected = [4, 1, 3, 0, 2, 0, 1, 3, 2, 4, 0, 1, 4, 3, 2];
        Assert.Equal(expected, Orders(new LinearModel(1, 1, LinearModel.SquaredError, seed: 7), new FitOptions { Epochs = 3 }));
        Assert.Equal(
            expected, Orders(new LinearModel(1, 1, LinearModel.SquaredError, seed: 1), new FitOptions { Epochs = 3, Seed = 7 }));
    }

    [Fact]
    public void A_second_fit_goes_on_as_if_it_were_one()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError, seed: 7) { SeenSamples = [] };
        Trainer.Fit(model, Numbered(5), new FitOptions { Epochs = 2 });
        Assert.Equal(2, model.Core.Epoch);
        Trainer.Fit(model, Numbered(5));
        Assert.Equal(3, model.Core.Epoch);
        Assert.Equal([4, 1, 3, 0, 2, 0, 1, 3, 2, 4, 0, 1, 4, 3, 2], model.SeenSamples);
    }

    [Fact]
    public void Without_shuffling_samples_come_in_order_and_the_last_batch_is_smaller()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError) { SeenSamples = [] };
        Trainer.Fit(model, Numbered(5), new FitOptions { BatchSize = 2, Shuffle = false });
        Assert.Equal([0, 1, 2, 3, 4], model.SeenSamples);
        Assert.Equal([2, 2, 1], model.BatchSizes);
        Assert.Equal(2, model.Reserved);
        Assert.Equal(3, model.Core.Step);
    }

    [Fact]
    public void The_validation_split_is_the_end_of_the_data_and_is_never_trained_on()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError) { SeenSamples = [] };
        var history = Trainer.Fit(model, Numbered(10), new FitOptions { Epochs = 4, ValidationSplit = 0.2 });
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (float)i), model.SeenSamples.Distinct().Order());
        Assert.Equal(4, history["val_loss"].Count);
    }

    [Fact]
    public void A_validation_split_of_nine_tenths_leaves_one_tenth()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError) { SeenSamples = [] };
        Trainer.Fit(model, Numbered(10), new FitOptions { ValidationSplit = 0.9 });
        Assert.Equal([0], model.SeenSamples);
    }

    [Fact]
    public void Validation_data_come_before_a_validation_split()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError) { SeenSamples = [] };
        Trainer.Fit(model, Numbered(10), new FitOptions { ValidationSplit = 0.5, ValidationData = Numbered(3), BatchSize = 2 });
        Assert.Equal(10, model.SeenSamples.Count);
        Assert.Equal(2, model.EvaluatedBatches);
    }

    [Fact]
    public void Statistics_come_from_the_training_part_and_repeat_with_their_width()
    {
        var model = new LinearModel(4, 1, LinearModel.SquaredError, normalizedWidth: 2);
        float[,] inputs = { { 1, 10, 3, 20 }, { 5, 30, 7, 40 }, { 1000, 1000, 1000, 1000 } };
        Trainer.Fit(model, Dataset.FromArrays(inputs, [1f, 2f, 3f]), new FitOptions { ValidationSplit = 0.3 });
        Assert.Equal([4, 25], Values(model.Parameters[2]));
        Assert.Equal([5, 125], Values(model.Parameters[3]));
    }

    [Fact]
    public void Statistics_that_are_set_already_stay()
    {
        var declared = new LinearModel(1, 1, LinearModel.SquaredError, normalizedWidth: 1, declaredMean: [42]);
        Trainer.Fit(declared, Numbered(5));
        Assert.Equal(42, declared.Parameters[2][0]);
        Assert.Equal(2, declared.Parameters[3][0]);
        var byHand = new LinearModel(1, 1, LinearModel.SquaredError, normalizedWidth: 1);
        byHand.Parameters[3].CopyFrom([9]);
        Trainer.Fit(byHand, Numbered(5));
        Assert.Equal(2, byHand.Parameters[2][0]);
        Assert.Equal(9, byHand.Parameters[3][0]);
        Trainer.Fit(byHand, Numbered(9));
        Assert.Equal(2, byHand.Parameters[2][0]);
    }

    [Fact]
    public void The_learning_rate_of_the_options_replaces_the_declared_one()
    {
        var declared = new LinearModel(1, 1, LinearModel.SquaredError, learningRate: 0.25f);
        var replaced = new LinearModel(1, 1, LinearModel.SquaredError, learningRate: 0.125f);
        Trainer.Fit(declared, Numbered(2));
        Trainer.Fit(replaced, Numbered(2), new FitOptions { LearningRate = 0.25f });
        Assert.NotEqual(0, declared.Parameters[0][0]);
        Assert.Equal(declared.Parameters[0][0], replaced.Parameters[0][0]);
    }

    [Fact]
    public void Gradients_left_over_from_before_are_not_part_of_the_first_step()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        model.ComputeGradients(new TrainingBatch { Inputs = [1000], Targets = [1000] }, new float[1]);
        Trainer.Fit(model, Numbered(2));
        var fresh = new LinearModel(1, 1, LinearModel.SquaredError);
        Trainer.Fit(fresh, Numbered(2));
        Assert.Equal(fresh.Parameters[0][0], model.Parameters[0][0]);
    }

    [Fact]
    public void Cancelling_leaves_the_model_as_the_last_whole_step_left_it()
    {
        using var source = new CancellationTokenSource();
        var cancelled = new LinearModel(1, 1, LinearModel.SquaredError);
        var options = new FitOptions
        {
            BatchSize = 2, Shuffle = false, CancellationToken = source.Token,
            Progress = new Reports(report =>
            {
                if (report.Step == 2)
                    source.Cancel();
            }),
        };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(cancelled, Numbered(9), options));
        Assert.Equal(2, cancelled.Core.Step);
        Assert.Equal(0, cancelled.Core.Epoch);
        Assert.False(cancelled.Core.HasGradients);
        var reference = new LinearModel(1, 1, LinearModel.SquaredError);
        Trainer.Fit(reference, Numbered(4), new FitOptions { BatchSize = 2, Shuffle = false });
        Assert.Equal(reference.Parameters[0][0], cancelled.Parameters[0][0]);
    }

    [Fact]
    public void A_fit_that_is_cancelled_beforehand_changes_nothing()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError, normalizedWidth: 1);
        var options = new FitOptions { CancellationToken = new CancellationToken(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(model, Numbered(9), options));
        Assert.False(model.Parameters[2].IsSet);
        Assert.Equal(0, model.Core.Step);
    }

    [Fact]
    public void Progress_comes_after_every_step_and_at_the_end_of_every_epoch()
    {
        var reports = new Reports();
        var options = new FitOptions { Epochs = 2, BatchSize = 2, ValidationSplit = 0.5, Progress = reports };
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), Numbered(10), options);
        Assert.Equal([1, 2, 3, 3, 1, 2, 3, 3], reports.All.Select(report => report.Step));
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2], reports.All.Select(report => report.Epoch));
        Assert.All(reports.All, report => Assert.Equal((2, 3), (report.Epochs, report.Steps)));
        Assert.Same(history.Epochs[1], reports.All[^1].Result);
        Assert.Equal(reports.All[2].Loss, history["loss"][0]);
        Assert.Equal(reports.All[2].Metrics["mae"], history["mae"][0]);
        Assert.NotEqual(reports.All[0].Metrics["mae"], reports.All[1].Metrics["mae"]);
    }

    [Fact]
    public void A_loss_that_is_not_a_number_is_reported()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        model.Parameters[0].CopyFrom([float.NaN]);
        var history = Trainer.Fit(model, Numbered(5), new FitOptions { Epochs = 2 });
        Assert.All(history["loss"], loss => Assert.Equal(double.NaN, loss));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_allocate_nothing(bool shuffle)
    {
        var data = Numbered(2000);
        var options = new FitOptions { BatchSize = 4, Shuffle = shuffle, ValidationSplit = 0.5 };
        var more = new FitOptions { BatchSize = 4, Shuffle = shuffle, ValidationSplit = 0.5, Epochs = 2 };
        long Allocated(FitOptions used)
        {
            var model = new LinearModel(1, 1, LinearModel.SquaredError);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Fit(model, data, used);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The least of a few runs: what the runtime itself allocates at times, when it compiles code anew, is none of ours.
        long Least(FitOptions used) => Enumerable.Range(0, 4).Min(_ => Allocated(used));

        // An epoch of 250 steps and 250 validation batches allocates its result and no more.
        Assert.InRange(Least(more) - Least(options), 0, 1500);
    }

    [Fact]
    public void Training_learns()
    {
        var inputs = new float[64, 1];
        var labels = new int[64];
        for (var i = 0; i < 64; i++)
            (inputs[i, 0], labels[i]) = (i - 31.5f, i < 32 ? 0 : 1);
        var data = Dataset.FromArrays(inputs, labels);
        var model = new LinearModel(1, 2, LinearModel.Classes, normalizedWidth: 1);
        var history = Trainer.Fit(model, data, new FitOptions { Epochs = 20, BatchSize = 8 });
        Assert.True(history["loss"][^1] < history["loss"][0] / 2);
        Assert.True(Trainer.Evaluate(model, data).Accuracy > 0.95);
    }

    private static float[] Values(Parameter parameter)
    {
        var values = new float[parameter.Count];
        parameter.CopyTo(values);
        return values;
    }

    private static List<float> Orders(LinearModel model, FitOptions options)
    {
        model.SeenSamples = [];
        Trainer.Fit(model, Numbered(5), options);
        return model.SeenSamples;
    }

    private static Dataset Numbered(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return Dataset.FromArrays(numbers, 1, Array.ConvertAll(numbers, number => number / 10));
    }
}
