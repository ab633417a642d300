using NnGen.Generated;

namespace NnGen.Tests.Training.Callbacks;

public class CallbackTests
{
    [Fact]
    public void Hooks_come_in_order()
    {
        var calls = new List<string>();
        Fit(new FitOptions { Epochs = 2, BatchSize = 2, ValidationData = Data(2), Callbacks = [new Recorder("a", calls), new Recorder("b", calls)] }, Data(3));
        string[] step = ["step begin a", "step begin b", "gradients a", "gradients b", "step end a", "step end b"];
        string[] Epoch(int epoch) =>
        [
            $"epoch begin a{epoch}", $"epoch begin b{epoch}", .. step, .. step, "validation begin a", "validation begin b",
            $"epoch end a{epoch}", $"epoch end b{epoch}",
            $"epoch completed a{epoch}", $"epoch completed b{epoch}",
        ];
        Assert.Equal(["train begin a", "train begin b", .. Epoch(1), .. Epoch(2), "train end a", "train end b", "release a", "release b"], calls);
    }

    [Fact]
    public void Release_is_called_when_the_fit_throws()
    {
        var calls = new List<string>();
        var throwing = new LambdaCallback { EpochBegin = _ => throw new InvalidTimeZoneException() };
        Assert.Throws<InvalidTimeZoneException>(() => Fit(new FitOptions { Callbacks = [new Recorder("a", calls), throwing] }, Data(3)));
        Assert.Equal(["train begin a", "epoch begin a1", "release a"], calls);
    }

    [Fact]
    public void Logs_have_means_during_an_epoch_and_everything_at_its_end()
    {
        var during = new List<double>();
        IEnumerable<string> atEnd = [];
        var callback = new LambdaCallback
        {
            StepEnd = fit => during.Add(fit.Logs["loss"]),
            EpochEnd = fit => atEnd = [.. fit.Logs.Keys],
        };
        var history = Fit(new FitOptions { BatchSize = 1, Shuffle = false, ValidationData = Data(2), Callbacks = [callback] }, Data(3));
        Assert.Equal(3, during.Count);
        Assert.Equal(history["loss"][0], during[2]);
        Assert.Equal(["loss", "mae", "rmse", "val_loss", "val_mae", "val_rmse"], atEnd);
    }

    [Fact]
    public void What_callbacks_add_is_in_the_history()
    {
        var history = Fit(new FitOptions { Epochs = 2, Callbacks = [new Script(7, 8), new LearningRateLog()] }, Data(3));
        Assert.Equal([7, 8], history["score"]);
        Assert.Equal([0.125, 0.125], history["learning_rate"]);
        Assert.Equal(["loss", "mae", "rmse", "score", "learning_rate"], history.Names);
        Assert.Contains("score 8, learning_rate 0.125", history.Epochs[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_that_a_callback_sets_holds_from_the_next_step_on()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError, learningRate: 0.5f);
        var read = new List<double>();
        Trainer.Fit(model, Dataset.FromArrays([1f], 1, [1f]), new FitOptions
        {
            Epochs = 3,
            Callbacks =
            [
                new LambdaCallback
                {
                    EpochBegin = fit =>
                    {
                        read.Add(fit.LearningRate);
                        fit.LearningRate = 0;
                    },
                },
            ],
        });
        Assert.Equal([0.5, 0, 0], read);
        Assert.Equal(0, model.Parameters[0][0]);
        Assert.Equal(3, model.Core.Step);
    }

    [Fact]
    public void Stopping_within_an_epoch_leaves_its_steps_and_gives_it_no_result()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var stop = new LambdaCallback
        {
            StepEnd = fit =>
            {
                if (fit.OptimizerSteps == 4)
                    fit.StopTraining("four steps are enough");
            },
        };
        var history = Trainer.Fit(model, Data(3), new FitOptions { Epochs = 9, BatchSize = 1, Callbacks = [stop] });
        Assert.Equal(4, model.Core.Step);
        Assert.Equal(1, model.Core.Epoch);
        Assert.Single(history.Epochs);
        Assert.Equal("four steps are enough", history.StopReason);
    }

    [Fact]
    public void A_callback_that_stops_at_the_gradients_keeps_the_step_from_being_taken()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        model.Parameters[0][0] = 5;
        Trainer.Fit(model, Data(3), new FitOptions { BatchSize = 1, Callbacks = [new StopAtGradients()] });
        Assert.Equal(5, model.Parameters[0][0]);
        Assert.Equal(0, model.Core.Step);
        Assert.False(model.Core.HasGradients);
    }

    [Fact]
    public void A_number_that_the_fit_does_not_have_is_refused_before_the_first_step()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var problem = Assert.Throws<ArgumentException>(
            () => Trainer.Fit(model, Data(3), new FitOptions { Callbacks = [new LearningRateLog(), new EarlyStopping()] }));
        Assert.StartsWith(
            "EarlyStopping reads 'val_loss', but this fit has loss, mae, rmse, learning_rate. Numbers after val_ need validation data.",
            problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.Core.Step);
    }

    [Fact]
    public void A_callback_may_not_come_twice_or_be_null()
    {
        var callback = new LearningRateLog();
        Assert.Throws<ArgumentException>(() => Fit(new FitOptions { Callbacks = [callback, callback] }, Data(3)));
        Assert.Throws<ArgumentException>(() => Fit(new FitOptions { Callbacks = [null!] }, Data(3)));
    }

    private static History Fit(FitOptions options, Dataset data) =>
        Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), data, options);

    private static Dataset Data(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return Dataset.FromArrays(numbers, 1, numbers);
    }

    private sealed class StopAtGradients : Callback
    {
        public override void OnGradients(TrainingContext context) => context.StopTraining("no");
    }

    private sealed class Recorder(string name, List<string> calls) : Callback
    {
        public override void OnTrainBegin(TrainingContext context) => calls.Add($"train begin {name}");

        public override void OnTrainEnd(TrainingContext context) => calls.Add($"train end {name}");

        public override void OnEpochBegin(TrainingContext context) => calls.Add($"epoch begin {name}{context.Epoch}");

        public override void OnEpochEnd(TrainingContext context) => calls.Add($"epoch end {name}{context.Epoch}");

        public override void OnEpochCompleted(TrainingContext context) => calls.Add($"epoch completed {name}{context.Epoch}");

        public override void OnStepBegin(TrainingContext context) => calls.Add($"step begin {name}");

        public override void OnGradients(TrainingContext context) => calls.Add($"gradients {name}");

        public override void OnStepEnd(TrainingContext context) => calls.Add($"step end {name}");

        public override void OnValidationBegin(TrainingContext context) => calls.Add($"validation begin {name}");

        public override void Release() => calls.Add($"release {name}");
    }
}
