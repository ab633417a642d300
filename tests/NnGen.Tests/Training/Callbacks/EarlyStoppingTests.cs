using NnGen.Generated;

namespace NnGen.Tests.Training.Callbacks;

/// <summary>The cases are those of Keras's own tests of EarlyStopping, epochs counted from 1.</summary>
public class EarlyStoppingTests
{
    [Fact]
    public void The_best_weights_come_back_after_patience_ran_out()
    {
        var stop = Stopping(patience: 2, restore: true);
        var (history, model) = Run(stop, 0.2, 0.15, 0.1, 0.11, 0.12, 0.05);
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(3, model.Parameters[0][0]);
        Assert.Equal((0.1, 3, 5), (stop.Best, stop.BestEpoch, stop.StoppedEpoch));
        Assert.Equal("score has not improved on 0.1 of epoch 3 for 2 epochs.", history.StopReason);
    }

    [Fact]
    public void A_baseline_that_is_never_reached_stops_after_patience_and_the_best_weights_come_back()
    {
        var (history, model) = Run(Stopping(patience: 5, restore: true, baseline: 0.5), 0.9, 0.8, 0.7, 0.71, 0.72, 0.73);
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(3, model.Parameters[0][0]);
    }

    [Fact]
    public void The_best_weights_come_back_when_another_callback_stops()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var other = new LambdaCallback
        {
            EpochEnd = fit =>
            {
                if (fit.Epoch == 5)
                    fit.StopTraining("enough");
            },
        };
        var history = Trainer.Fit(model, Data, new FitOptions
        {
            Epochs = 9, Callbacks = [new Script(0.9, 0.8, 0.7, 0.71, 0.72, 0.73), Stopping(patience: 5, restore: true), other],
        });
        Assert.Equal("enough", history.StopReason);
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(3, model.Parameters[0][0]);
    }

    [Fact]
    public void Watching_begins_at_the_epoch_that_was_given()
    {
        var (history, model) = Run(Stopping(patience: 2, restore: true, from: 3), 0.001, 0.2, 0.15, 0.1, 0.11, 0.12, 0.05);
        Assert.Equal(6, history.Epochs.Count);
        Assert.Equal(4, model.Parameters[0][0]);
    }

    [Fact]
    public void Without_patience_the_first_epoch_without_improvement_is_the_last()
    {
        var (history, _) = Run(Stopping(patience: 0), 0.5, 0.4, 0.4, 0.1);
        Assert.Equal(3, history.Epochs.Count);
    }

    [Fact]
    public void An_improvement_below_the_least_change_is_none()
    {
        var stop = new EarlyStopping { Monitor = "score", Mode = MonitorMode.Max, MinDelta = 0.1, Patience = 2 };
        var (history, _) = Run(stop, 0.5, 0.59, 0.6, 0.9);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(1, stop.BestEpoch);
    }

    [Fact]
    public void NaN_is_no_improvement_and_any_number_improves_on_it()
    {
        var stop = Stopping(patience: 3);
        var (history, _) = Run(stop, double.NaN, 0.5, double.NaN, 0.4, double.NaN, double.NaN, double.NaN, 0.1);
        Assert.Equal(7, history.Epochs.Count);
        Assert.Equal((0.4, 4), (stop.Best, stop.BestEpoch));
    }

    [Fact]
    public void Restored_weights_include_statistics()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError, normalizedWidth: 1);
        var change = new LambdaCallback { EpochEnd = fit => fit.Model.Parameters["Normalization1.Mean"][0] = 10 * fit.Epoch };
        Trainer.Fit(model, Data, new FitOptions
        {
            Epochs = 9, Callbacks = [change, new Script(0.2, 0.1, 0.3, 0.3), Stopping(patience: 2, restore: true)],
        });
        Assert.Equal(20, model.Parameters["Normalization1.Mean"][0]);
    }

    [Fact]
    public void The_same_callback_starts_anew_in_another_fit()
    {
        var stop = Stopping(patience: 1);
        Run(stop, 0.1, 0.2);
        var (history, _) = Run(stop, 0.5, 0.4, 0.6);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(2, stop.BestEpoch);
    }

    [Theory]
    [InlineData("val_loss", false)]
    [InlineData("rmse", false)]
    [InlineData("val_mae", false)]
    [InlineData("accuracy", true)]
    [InlineData("val_roc_auc", true)]
    [InlineData("top_3_accuracy", true)]
    [InlineData("val_error_kind_accuracy", true)]
    [InlineData("accuracy_loss", false)]
    public void Names_tell_whether_a_number_shall_rise(string name, bool rising) =>
        Assert.Equal(rising, MonitorDirection.IsRising(MonitorMode.Auto, name));

    [Fact]
    public void A_name_that_does_not_tell_its_direction_is_refused_at_the_start()
    {
        var problem = Assert.Throws<ArgumentException>(() => Run(new EarlyStopping { Monitor = "score" }, 1));
        Assert.Contains("set Mode to Min or Max", problem.Message, StringComparison.Ordinal);
    }

    private static EarlyStopping Stopping(int patience, bool restore = false, double? baseline = null, int from = 0) => new()
    {
        Monitor = "score", Mode = MonitorMode.Min, Patience = patience, RestoreBestWeights = restore, Baseline = baseline, StartFromEpoch = from,
    };

    private static Dataset Data => Dataset.FromArrays([0f, 1, 2], 1, [0f, 1, 2]);

    private static (History History, LinearModel Model) Run(EarlyStopping stopping, params double[] scores)
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var options = new FitOptions { Epochs = scores.Length, Callbacks = [new Script(scores), stopping] };
        return (Trainer.Fit(model, Data, options), model);
    }
}
