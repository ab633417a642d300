using Spectre.Console.Testing;

namespace NnGen.Training.Tests;

/// <summary>What callbacks make of the losses and metrics of several outputs.</summary>
public class SeveralOutputsTests
{
    [Fact]
    public void Progress_shows_the_loss_and_the_metrics_of_every_output()
    {
        using var console = new TestConsole();
        var time = new ManualTime();
        var options = Constant.Options(1, new ConsoleProgress(console) { TimeProvider = time }, time.Passing(step: 500));
        new ConstantTasks().Fit(ConstantTasks.Data, options);
        Assert.Equal(
            "Epoch 1/1: loss 1.1931, unit_price_loss 0.2500, kind_loss 0.6931, unit_price_mae 0.5000, unit_price_rmse 0.5000, kind_accuracy 0.7500 "
            + "(2.0 s, 16 samples/s)",
            console.Output.Trim());
    }

    [Fact]
    public void The_file_of_a_csv_log_has_a_column_for_each_of_them()
    {
        using var folder = new TemporaryFolder();
        new ConstantTasks().Fit(ConstantTasks.Data, Constant.Options(2, new CsvLog(folder.File("log.csv"))) with { ValidationData = ConstantTasks.Data });
        var lines = File.ReadAllLines(folder.File("log.csv"));
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            "epoch,loss,unit_price_loss,kind_loss,unit_price_mae,unit_price_rmse,kind_accuracy,"
            + "val_loss,val_unit_price_loss,val_kind_loss,val_unit_price_mae,val_unit_price_rmse,val_kind_accuracy",
            lines[0]);
    }

    [Fact]
    public void A_resumed_fit_has_the_numbers_of_the_epochs_before()
    {
        using var folder = new TemporaryFolder();
        var (whole, part) = (new ConstantTasks(), folder.File("part.safetensors"));
        var expected = whole.Fit(ConstantTasks.Data, Options(4));
        new ConstantTasks().Fit(ConstantTasks.Data, Options(2, new Checkpoint(part)));
        var history = new ConstantTasks().Fit(ConstantTasks.Data, Options(4, new Checkpoint(part)) with { ResumeFrom = part });
        Assert.Equal(expected.Names, history.Names);
        Assert.All(expected.Names, name => Assert.Equal(expected[name], history[name]));
        Assert.True(history["kind_loss"][3] < history["kind_loss"][0]);

        static FitOptions Options(int epochs, params Callback[] callbacks) => new() { Epochs = epochs, BatchSize = 8, Callbacks = callbacks };
    }
}
