using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Testing;

namespace NnGen.Training.Tests;

/// <summary>What is drawn on a terminal.</summary>
public sealed class LiveProgressTests : IDisposable
{
    private const string Erase = "\r\u001b[2K";
    private readonly TestConsole _console = new TestConsole().SupportsAnsi(true).Interactive().EmitAnsiSequences().Width(80);
    private readonly ManualTime _time = new();

    [Fact]
    public void A_table_with_a_row_for_each_epoch_stays()
    {
        new Constant().Fit(Constant.Data, Constant.Options(2, Progress(), _time.Passing(step: 500, validation: 1000)) with
        {
            ValidationData = Constant.Samples(8), Metrics = [new MeanAbsoluteError()],
        });
        Assert.Equal(
            [
                "epoch      loss       mae  val_loss   val_mae     time  samples/s",
                "  1/2    0.2500    0.5000    0.2500    0.5000    3.0 s         16",
                "  2/2    0.2500    0.5000    0.2500    0.5000    3.0 s         16",
                "",
            ],
            Shown);
    }

    [Fact]
    public void While_an_epoch_runs_a_bar_takes_the_place_of_what_is_not_known_yet()
    {
        _console.Width(79);
        var during = new List<string>();
        Fit(2, _time.Passing(step: 500), Progress(), Watch(during));
        Assert.Equal(
            [
                "  1/2    0.2500    0.5000    0.5000  ━━━━╸━━━━━━━━━━━━━━  1/4  0:02 left  16/s",
                "  1/2    0.2500    0.5000    0.5000  ━━━━━━━━━╸━━━━━━━━━  2/4  0:01 left  16/s",
                "  1/2    0.2500    0.5000    0.5000  ━━━━━━━━━━━━━━━━━━━  3/4  0:00 left  16/s",
                "  1/2    0.2500    0.5000    0.5000  ━━━━━━━━━━━━━━━━━━━  4/4  0:00 left  16/s",
            ],
            during.Take(4));
    }

    [Fact]
    public void A_wide_console_shows_the_time_that_all_epochs_take_and_a_scheduled_learning_rate()
    {
        _console.Width(120);
        var during = new List<string>();
        new Constant().Fit(Constant.Data, Constant.Options(3, _time.Passing(step: 500), Progress(), Watch(during)) with
        {
            LearningRate = null, Schedule = new ConstantLearningRate(1e-30),
        });
        Assert.EndsWith("1/4  0:02 left  16/s  0:06 in all  lr 1.000e-30", during[0], StringComparison.Ordinal);
        Assert.EndsWith("2/4  0:01 left  16/s  0:03 in all  lr 1.000e-30", during[5], StringComparison.Ordinal);
        Assert.Contains("learning_rate", Shown[0], StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_ten_drawings_a_second_are_made()
    {
        new Constant().Fit(Constant.Samples(8000), Constant.Options(1, _time.Passing(step: 1), Progress()));
        // 1000 steps of a millisecond, and what is drawn is erased once.
        Assert.Equal(10, _console.Output.Split(Erase).Length - 1);
    }

    [Fact]
    public void A_step_that_is_not_drawn_allocates_nothing()
    {
        var before = 0L;
        var allocated = new List<long>(64);
        Fit(
            3,
            new LambdaCallback { StepEnd = _ => before = GC.GetAllocatedBytesForCurrentThread() },
            Progress(),
            new LambdaCallback { StepEnd = _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before) });
        // The clock stands: only the first step is drawn.
        Assert.Equal(12, allocated.Count);
        Assert.All(allocated.Skip(1), bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void A_stream_of_unknown_length_has_a_bar_when_its_length_is_known()
    {
        var during = new List<string>();
        new Constant().Fit(
            DataStream.FromParts(_ => [Constant.Data]), Constant.Options(2, _time.Passing(step: 500), Progress(), Watch(during)));
        Assert.Equal("  1/2    0.2500    0.5000    0.5000  step 2  1.0 s  16/s", during[1]);
        Assert.Matches("  2/2    0.2500    0.5000    0.5000  ━+╸?━+  2/4  0:01 left  16/s", during[5]);
    }

    [Fact]
    public void What_an_exception_interrupts_stays_in_sight()
    {
        var throwing = new LambdaCallback { StepEnd = fit => ThrowIf(fit is { Epoch: 2, Step: 3 }) };
        Assert.Throws<InvalidTimeZoneException>(() => Fit(3, _time.Passing(step: 500), Progress(), throwing));
        _console.WriteLine("next");
        Assert.Equal(5, Shown.Length);
        Assert.StartsWith("  1/3    0.2500", Shown[1], StringComparison.Ordinal);
        Assert.Matches("^  2/3 .*  3/4  0:00 left", Shown[2]);
        Assert.Equal(["next", ""], Shown[3..]);
        Assert.DoesNotContain("\u001b[?25", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cancellation_interrupts_stays_in_sight()
    {
        using var source = new CancellationTokenSource();
        var cancelling = new LambdaCallback { StepEnd = _ => source.Cancel() };
        Assert.Throws<OperationCanceledException>(() => new Constant().Fit(
            Constant.Data, Constant.Options(1, Progress(), cancelling) with { CancellationToken = source.Token }));
        Assert.Equal(3, Shown.Length);
        Assert.Contains(" 1/4", Shown[1], StringComparison.Ordinal);
        Assert.Equal("", Shown[2]);
    }

    [Fact]
    public void A_fit_that_stops_in_the_middle_of_an_epoch_says_why()
    {
        Fit(2, Progress(), new LambdaCallback { StepEnd = fit => fit.StopTraining("enough") });
        Assert.Contains(" 1/4", Shown[1], StringComparison.Ordinal);
        Assert.Equal(["Stopped: enough", ""], Shown[2..]);
    }

    [Fact]
    public void An_exception_before_the_first_epoch_leaves_no_trace()
    {
        var throwing = new LambdaCallback { TrainBegin = _ => ThrowIf(true) };
        Assert.Throws<InvalidTimeZoneException>(() => Fit(1, throwing, Progress()));
        Assert.Throws<InvalidTimeZoneException>(() => Fit(1, Progress(), throwing));
        Assert.Equal("", _console.Output);
    }

    [Fact]
    public void What_others_write_goes_above_the_line()
    {
        Fit(1, _time.Passing(step: 500), Progress(), new LambdaCallback { StepEnd = fit => _console.WriteLine($"step {fit.Step}") });
        Assert.Equal(["step 1", "step 2", "step 3", "step 4"], Shown[1..5]);
        Assert.StartsWith("  1/1    0.2500", Shown[5], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(70)]
    public void A_narrow_console_has_the_losses_first(int width)
    {
        _console.Width(width);
        var during = new List<string>();
        new Constant().Fit(Constant.Data, Constant.Options(1, _time.Passing(step: 500), Progress(), Watch(during)) with
        {
            ValidationData = Constant.Samples(8),
        });
        Assert.EndsWith(" …", Shown[0], StringComparison.Ordinal);
        Assert.All(during, line => Assert.True(line.Length < width, line));
        Assert.Contains("loss", Shown[0], StringComparison.Ordinal);
        Assert.Contains("val_loss", Shown[0], StringComparison.Ordinal);
        if (width >= 30)
            Assert.All(Shown, line => Assert.True(line.Length < width, line));
    }

    [Fact]
    public void Without_lines_there_is_a_bar_with_names_that_goes_in_the_end()
    {
        var during = new List<string>();
        new Constant().Fit(Constant.Data, Constant.Options(2, _time.Passing(step: 500), Progress(every: 0), Watch(during)));
        Assert.Matches("^epoch 1/2  loss 0.2500  mae 0.5000  ━+  1/4  0:02 left", during[0]);
        Assert.Equal([""], Shown);
    }

    [Fact]
    public void The_best_loss_is_green_and_a_loss_that_is_no_number_is_red()
    {
        var loss = 3.0;
        Fit(3, new LambdaCallback { EpochEnd = fit => fit.Logs.Set("loss", loss = loss > 2 ? 2 : loss == 2 ? 2.5 : 0) }, Progress());
        Fit(1, new LambdaCallback { EpochEnd = fit => fit.Logs.Set("loss", double.NaN) }, Progress());
        Assert.Matches(Coloured("[0-9;]+", "2.0000"), _console.Output);
        Assert.DoesNotMatch(Coloured("[0-9;]+", "2.5000"), _console.Output);
        Assert.Matches(Coloured("[0-9;]+", "NaN"), _console.Output);
    }

    [Fact]
    public void Without_colours_and_without_Unicode_the_bar_can_be_read()
    {
        var during = new List<string>();
        _console.Colors(ColorSystem.NoColors).SupportsUnicode(false);
        Fit(1, _time.Passing(step: 500), Progress(), Watch(during));
        Assert.Matches("  ##########? {9,10}  2/4", during[1]);
    }

    [Fact]
    public void Two_fits_with_one_object_are_two_tables()
    {
        var progress = Progress();
        Fit(1, progress);
        Fit(1, progress);
        Assert.Equal(["epoch", "  1/1", "epoch", "  1/1", ""], Shown.Select(line => line[..Math.Min(5, line.Length)]));
    }

    public void Dispose() => _console.Dispose();

    private string[] Shown => Screen.Of(_console.Output);

    private static void ThrowIf(bool condition)
    {
        if (condition)
            throw new InvalidTimeZoneException();
    }

    private static Regex Coloured(string code, string text) => new($"\u001b\\[{code}m{Regex.Escape(text)}\u001b");

    private static void Fit(int epochs, params Callback[] callbacks) => new Constant().Fit(Constant.Data, Constant.Options(epochs, callbacks));

    private ConsoleProgress Progress(int every = 1) => new(_console) { Every = every, TimeProvider = _time };

    /// <summary>Takes down the last line after each step.</summary>
    private LambdaCallback Watch(List<string> lines) => new() { StepEnd = _ => lines.Add(Shown[^1]) };
}
