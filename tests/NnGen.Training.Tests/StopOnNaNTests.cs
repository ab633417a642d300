using NnGen.Generated;

namespace NnGen.Training.Tests;

/// <summary>Two layers of which a test can make either overflow.</summary>
[Model, Input(2)]
[Dense(20, Activation.ReLU)]
[Dropout(0.5)]
[Dense(20, Activation.ReLU)]
[Dense(1)]
[MeanSquaredError, Adam]
public sealed partial class Fragile;

/// <summary>A layer whose statistics follow the batches.</summary>
[Model, Input(2)]
[BatchNormalization]
[Dense(1)]
[MeanSquaredError, Adam]
public sealed partial class Following;

public class StopOnNaNTests
{
    [Fact]
    public void The_step_and_the_layer_where_the_first_infinite_number_arose_are_named_and_the_step_is_not_taken()
    {
        var model = new Fragile(seed: 1);
        Fill(model, "Dense2.Kernel", 1e38f);
        var before = Weights(model);
        var stop = new StopOnNaN();
        var history = model.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 2, Callbacks = [stop] });
        Assert.Equal("Dense2", stop.Found?.Layer);
        Assert.Equal("output dense2 [N, 20]", stop.Found?.Value);
        Assert.Equal(1, stop.Step);
        Assert.Empty(history.Epochs);
        Assert.Matches(
            @"^At step 1 \(epoch 1, step 1 of it\) the loss is (NaN|∞|Infinity); the first number that is not finite: layer Dense2, output dense2 \[N, 20\]\.$",
            history.StopReason!);
        Assert.Equal(before, Weights(model));
        var core = ((ITrainable)model).Core;
        Assert.Equal((0L, 0L, false), (core.Step, core.BatchesSeen, core.HasGradients));
    }

    [Fact]
    public void A_step_in_the_middle_leaves_the_model_as_the_steps_before_left_it()
    {
        var model = new Fragile(seed: 1);
        var spoil = new Spoil(epoch: 2, step: 1);
        var stop = new StopOnNaN();
        var history = model.Fit(Data, new FitOptions { Epochs = 9, BatchSize = 2, Callbacks = [spoil, stop] });
        Assert.Equal(4, stop.Step);
        Assert.Single(history.Epochs);
        Assert.StartsWith("At step 4 (epoch 2, step 2 of it)", history.StopReason, StringComparison.Ordinal);
        Assert.Equal("parameter Dense3.Bias", stop.Found?.Value);
        Assert.Equal(3, ((ITrainable)model).Core.Step);
        Assert.Equal(3, ((ITrainable)model).Core.BatchesSeen);
    }

    [Fact]
    public void A_loss_that_overflows_behind_finite_layers_is_named()
    {
        var model = new Fragile();
        Fill(model, "Dense3.Bias", 1e30f);
        var stop = new StopOnNaN();
        model.Fit(Data, new FitOptions { Callbacks = [stop] });
        Assert.Equal("Loss", stop.Found?.Layer);
    }

    [Fact]
    public void A_gradient_that_overflows_under_a_finite_loss_is_named_with_its_parameter()
    {
        var model = new Fragile();
        foreach (var name in new[] { "Dense1.Kernel", "Dense2.Kernel", "Dense3.Kernel", "Dense1.Bias", "Dense2.Bias" })
            Fill(model, name, 1e-3f);
        Fill(model, "Dense1.Bias", 1e20f);
        Fill(model, "Dense2.Kernel", 1e-25f);
        Fill(model, "Dense3.Bias", 1e18f);
        Fill(model, "Dense3.Kernel", 1e10f);
        var stop = new StopOnNaN();
        var history = model.Fit(Data, new FitOptions { Callbacks = [stop] });
        Assert.Contains("a gradient is not finite", history.StopReason, StringComparison.Ordinal);
        Assert.Contains("gradient", stop.Found!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_healthy_fit_is_not_disturbed()
    {
        var (watched, plain) = (new Fragile(seed: 4), new Fragile(seed: 4));
        var stop = new StopOnNaN();
        watched.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 2, Callbacks = [stop] });
        plain.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 2 });
        Assert.Null(stop.Found);
        Assert.Null(stop.Step);
        Assert.Equal(Weights(plain), Weights(watched));
    }

    [Fact]
    public void Inputs_that_are_not_finite_are_named()
    {
        ITrainable model = new Fragile();
        var batch = new TrainingBatch { Inputs = [float.NaN, 1], Targets = [1] };
        model.ComputeGradients(batch, default);
        Assert.Equal(new NonFiniteValue(null, "inputs"), model.FindNonFinite(batch));
    }

    [Fact]
    public void A_search_that_finds_nothing_leaves_statistics_and_counters_as_they_are()
    {
        var model = new Following();
        ITrainable trainable = model;
        var batch = new TrainingBatch { Inputs = [1, 2, 3, 5], Targets = [1, 2] };
        trainable.ComputeGradients(batch, default);
        var (before, seen) = (Values(model.Parameters), trainable.Core.BatchesSeen);
        Assert.NotEqual([1f, 1], before[^2..]);
        Assert.Null(trainable.FindNonFinite(batch));
        Assert.Equal(before, Values(model.Parameters));
        Assert.Equal((0L, seen), (trainable.Core.Step, trainable.Core.BatchesSeen));
    }

    [Fact]
    public void A_vector_of_the_model_that_overflows_is_named_though_the_outputs_are_finite()
    {
        ITrainable model = new Following();
        var found = model.FindNonFinite(new TrainingBatch { Inputs = [1e30f, 2, -1e30f, 5], Targets = [1, 2] });
        Assert.Equal("BatchNormalization1", found?.Layer);
        Assert.Matches(@"^output batchNormalization1\w* \[2\]$", found!.Value);
    }

    private static Dataset Data => Dataset.FromArrays([1f, 2, 3, 4, 5, 6, 7, 8], 2, [1f, 2, 3, 4]);

    private static void Fill(Fragile model, string name, float value)
    {
        var values = new float[model.Parameters[name].Count];
        Array.Fill(values, value);
        model.Parameters[name].CopyFrom(values);
    }

    private static float[] Weights(Fragile model) => Values(model.Parameters);

    private static float[] Values(ParameterCollection parameters) => [.. parameters.SelectMany(parameter =>
    {
        var values = new float[parameter.Count];
        parameter.CopyTo(values);
        return values;
    })];

    private sealed class Spoil(int epoch, int step) : Callback
    {
        public override void OnStepBegin(TrainingContext context)
        {
            if (context.Epoch == epoch && context.Step == step)
                context.Model.Parameters["Dense3.Bias"][0] = float.NaN;
        }
    }
}
