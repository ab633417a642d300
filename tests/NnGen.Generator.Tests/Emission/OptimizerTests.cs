extern alias runtime;

using Xunit;
using SaveOptions = runtime::NnGen.SaveOptions;
using TrainableExtensions = runtime::NnGen.TrainableExtensions;

namespace NnGen.Generator.Tests.Emission;

/// <summary>What optimizers and their options do, beside the numbers that PyTorch judges.</summary>
public sealed class OptimizerTests(OptimizerModels models) : IClassFixture<OptimizerModels>
{
    private delegate float NumbersStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    public static TheoryData<string> Names => [.. OptimizerModels.Names];

    [Theory, MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        var model = models.Models.Create(name);

        Allocations.AssertNone(model, Batch.Random(model, 5, new Random(1), weighted: false));
    }

    [Theory, MemberData(nameof(Names))]
    public void Training_goes_on_from_a_file_with_the_same_bits(string name)
    {
        var path = Path.GetTempFileName();
        try
        {
            var model = models.Models.Create(name, seed: 3);
            var batch = Batch.Random(model, 6, new Random(2), weighted: false);
            Train(model, batch, 5);
            model.Model.Save(path, new SaveOptions { IncludeOptimizer = true });
            var resumed = models.Models.Create(name, seed: 4);
            Train(resumed, batch, 2);
            resumed.Model.Load(path);

            Assert.Equal(Train(model, batch, 5), Train(resumed, batch, 5));

            Assert.Equal(model.Values(), resumed.Values());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Training_lowers_the_loss_and_padding_stays_zero(string name)
    {
        var model = models.Models.Create(name);
        var batch = Batch.Random(model, 16, new Random(5), weighted: false);
        var before = model.Evaluate(batch).Loss;
        Train(model, batch, 60);

        Assert.True(model.Evaluate(batch).Loss < before, $"{model.Evaluate(batch).Loss} is not below {before}.");
        var core = model.Trainable.Core;
        var sum = model.Values().Values.Sum(values => values.Sum(value => (double)value * value));
        var stored = runtime::NnGen.Generated.Reductions.SumOfSquares(ref core.Values, core.Info.StorageLength);
        Assert.Equal(sum, stored, sum * 1e-9);
    }

    [Fact]
    public void A_layer_frozen_at_run_time_trains_like_one_that_is_declared_so()
    {
        var reference = OptimizerModels.FrozenAtRunTime;
        var model = models.Models.Create("Frozen");
        foreach (var (parameter, tensor) in reference.InitialParameters)
        {
            model.Parameters[parameter].CopyFrom(tensor.Data);
        }

        model.Parameters.Freeze("Dense1");
        var batch = new Batch(reference.Inputs.Shape[0], reference.Inputs.Data, reference.Targets!.Data, [], []);
        Close.Assert([.. reference.Losses], Train(model, batch, reference.Losses.Count), 1e-4, "losses");

        var values = model.Values();
        Assert.All(reference.FinalParameters, final => Close.Assert(final.Value.Data, values[final.Key], 1e-4, final.Key));
        Assert.Equal(reference.InitialParameters["Dense1.Kernel"].Data, values["Dense1.Kernel"]);
    }

    [Fact]
    public void A_rate_scale_multiplies_the_rate_of_its_parameter_alone()
    {
        var (scaled, halved, plain) = (models.Models.Create("Plain"), models.Models.Create("Plain"), models.Models.Create("Plain"));
        var batch = Batch.Random(plain, 6, new Random(2), weighted: false);
        scaled.Parameters.SetLearningRateScale("Dense1", 0.5);

        Train(scaled, batch, 1);
        Train(plain, batch, 1);
        halved.ComputeGradients(batch);
        halved.Trainable.ApplyGradients(learningRate: 0.0625);

        Assert.Equal(halved.Values()["Dense1.Kernel"], scaled.Values()["Dense1.Kernel"]);
        Assert.Equal(plain.Values()["Dense2.Kernel"], scaled.Values()["Dense2.Kernel"]);
        Assert.NotEqual(halved.Values()["Dense2.Kernel"], scaled.Values()["Dense2.Kernel"]);
    }

    [Fact]
    public void A_weight_decay_scale_of_0_excludes_a_parameter()
    {
        var (decaying, plain) = (models.Models.Create("Decaying"), models.Models.Create("Plain"));
        foreach (var model in new[] { decaying, plain })
        {
            Parity.RandomizeParameters(model, new Random(7));
        }

        var batch = Batch.Random(plain, 6, new Random(2), weighted: false);
        decaying.Parameters.SetWeightDecayScale("*.Bias", 0);

        Train(decaying, batch, 1);
        Train(plain, batch, 1);

        Close.Assert([.. plain.Values()["Dense1.Bias"].Select(x => (double)x)], decaying.Values()["Dense1.Bias"], 1e-6, "bias");
        Assert.NotEqual(plain.Values()["Dense1.Kernel"], decaying.Values()["Dense1.Kernel"]);
    }

    [Fact]
    public void Averaged_weights_serve_until_they_are_given_back()
    {
        var model = models.Models.Create("Averaging");
        var batch = Batch.Random(model, 6, new Random(2), weighted: false);
        Assert.Throws<InvalidOperationException>(() => TrainableExtensions.UseAveragedWeights(model.Trainable));
        double[] average = [];
        for (var step = 0; step < 8; step++)
        {
            Train(model, batch, 1);
            var weights = model.Values()["Dense1.Kernel"];
            average = [.. weights.Select((w, i) => step == 0 ? w : (0.75 * average[i]) + (0.25 * w))];
        }

        var (before, loss) = (model.Values(), model.Evaluate(batch).Loss);
        using (TrainableExtensions.UseAveragedWeights(model.Trainable))
        {
            Close.Assert(average, model.Values()["Dense1.Kernel"], 1e-5, "average");
            Assert.NotEqual(loss, model.Evaluate(batch).Loss);
            Assert.Throws<InvalidOperationException>(() => TrainableExtensions.UseAveragedWeights(model.Trainable));
            Assert.Throws<InvalidOperationException>(() => model.TrainStep(batch));
            Assert.Throws<InvalidOperationException>(() => model.Model.Load("any"));
            Assert.Throws<InvalidOperationException>(() => model.Parameters.Freeze("Dense1"));
        }

        Assert.Equal(before, model.Values());
        TrainableExtensions.OverwriteWithAveragedWeights(model.Trainable);
        Close.Assert(average, model.Values()["Dense1.Kernel"], 1e-5, "average");
    }

    [Fact]
    public void A_parameter_that_thaws_starts_its_average_anew()
    {
        var model = models.Models.Create("Averaging");
        var batch = Batch.Random(model, 6, new Random(2), weighted: false);
        model.Parameters.Freeze("Dense1");
        Train(model, batch, 3);
        var frozen = model.Values()["Dense1.Kernel"];
        model.Parameters.Unfreeze("Dense1");
        Train(model, batch, 1);
        var weights = model.Values()["Dense1.Kernel"];

        TrainableExtensions.OverwriteWithAveragedWeights(model.Trainable);

        Close.Assert([.. frozen.Select((w, i) => (0.75 * w) + (0.25 * weights[i]))], model.Values()["Dense1.Kernel"], 1e-5, "average");
    }

    [Fact]
    public void Fit_ends_with_the_averages_and_steps_once_for_a_group_of_batches()
    {
        var averaging = models.Models.Create("Averaging");
        var batch = Batch.Random(averaging, 7, new Random(2), weighted: false);
        TrainableExtensions.Fit(averaging.Trainable, DataOf(batch, 5, 2), new runtime::NnGen.FitOptions { Epochs = 2, BatchSize = 3 });
        var fitted = averaging.Values();
        TrainableExtensions.OverwriteWithAveragedWeights(averaging.Trainable);
        Assert.Equal(fitted, averaging.Values());

        // Seven batches of one sample in groups of three: two whole groups and one of a single batch.
        var accumulating = models.Models.Create("Accumulating");
        TrainableExtensions.Fit(accumulating.Trainable, DataOf(batch, 5, 2), new runtime::NnGen.FitOptions { BatchSize = 1, Shuffle = false });
        Assert.Equal(3, accumulating.Trainable.Core.Step);
        var byHand = models.Models.Create("Plain");
        foreach (var (first, count) in new[] { (0, 3), (3, 3), (6, 1) })
        {
            for (var i = first; i < first + count; i++)
            {
                byHand.ComputeGradients(batch.Slice(i, 1));
            }

            byHand.Trainable.ApplyGradients(gradientScale: 1f / count);
        }

        Assert.Equal(byHand.Values(), accumulating.Values());
    }

    [Fact]
    public void TrainStep_takes_a_step_when_enough_batches_accumulated()
    {
        var model = models.Models.Create("Accumulating");
        var batch = Batch.Random(model, 4, new Random(2), weighted: false);
        var step = (NumbersStep)Delegate.CreateDelegate(typeof(NumbersStep), model.Model, "TrainStep");
        long[] steps = [.. Enumerable.Range(0, 7).Select(_ =>
        {
            step(batch.Inputs, batch.Targets);
            return model.Trainable.Core.Step;
        })];

        Assert.Equal([0, 0, 1, 1, 1, 2, 2], steps);
    }

    private static runtime::NnGen.Dataset DataOf(Batch batch, int inputs, int targets) =>
        runtime::NnGen.Dataset.FromArrays(batch.Inputs, inputs, batch.Targets, targets);

    private static float[] Train(ModelUnderTest model, Batch batch, int steps) => [.. Enumerable.Range(0, steps).Select(_ => model.TrainStep(batch))];
}
