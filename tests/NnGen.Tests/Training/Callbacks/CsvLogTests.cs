using System.Globalization;
using NnGen.Generated;
using NnGen.Tests.Serialization;

namespace NnGen.Tests.Training.Callbacks;

public class CsvLogTests
{
    [Fact]
    public void A_line_an_epoch_with_all_numbers_in_any_culture()
    {
        using var file = new TemporaryFile();
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "−" } };
        try
        {
            Fit(new CsvLog(file.Path), -0.5, double.NaN);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        var lines = File.ReadAllLines(file.Path);
        Assert.Equal("epoch,loss,mae,rmse,score", lines[0]);
        Assert.StartsWith("1,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",-0.5", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",NaN", lines[2], StringComparison.Ordinal);
        Assert.Equal(5, lines[2].Split(',').Length);
    }

    [Fact]
    public void An_earlier_file_is_replaced_or_continued()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "something else");
        Fit(new CsvLog(file.Path), 1);
        Fit(new CsvLog(file.Path) { Append = true }, 2, 3);
        Assert.Equal(["epoch", "1", "1", "2"], File.ReadAllLines(file.Path).Select(line => line.Split(',')[0]));
        Fit(new CsvLog(file.Path), 1);
        Assert.Equal(2, File.ReadAllLines(file.Path).Length);
    }

    [Fact]
    public void A_file_of_other_columns_is_not_continued()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "epoch,loss\n1,2\n");
        var problem = Assert.Throws<InvalidDataException>(() => Fit(new CsvLog(file.Path) { Append = true }, 1));
        Assert.EndsWith("has the columns epoch,loss, but this fit has epoch,loss,mae,rmse,score.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_line_is_in_the_file_when_the_next_epoch_begins()
    {
        using var file = new TemporaryFile();
        var seen = new List<int>();
        var reader = new LambdaCallback { EpochBegin = fit => seen.Add(fit.Epoch == 1 ? 0 : File.ReadAllLines(file.Path).Length) };
        var options = new FitOptions { Epochs = 3, Callbacks = [new CsvLog(file.Path) { Separator = ';' }, reader] };
        Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), Data, options);
        Assert.Equal([0, 2, 3], seen);
        Assert.Equal("epoch;loss;mae;rmse", File.ReadAllLines(file.Path)[0]);
    }

    private static Dataset Data => Dataset.FromArrays([0f, 1, 2], 1, [0f, 1, 2]);

    private static void Fit(CsvLog log, params double[] scores) =>
        Trainer.Fit(
            new LinearModel(1, 1, LinearModel.SquaredError), Data,
            new FitOptions { Epochs = scores.Length, Callbacks = [log, new Script(scores)] });
}
