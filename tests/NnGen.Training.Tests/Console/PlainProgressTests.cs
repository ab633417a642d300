using System.Globalization;
using Spectre.Console.Testing;

namespace NnGen.Training.Tests;

/// <summary>What is written where the output is redirected.</summary>
public sealed class PlainProgressTests : IDisposable
{
    private readonly TestConsole _console = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void A_line_is_written_for_each_epoch_in_any_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            new Constant().Fit(Constant.Data, Constant.Options(3, Progress(), _time.Passing(step: 500, validation: 1000)) with
            {
                ValidationData = Constant.Samples(8),
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(
            """
            Epoch 1/3: loss 0.2500, mae 0.5000, rmse 0.5000, val_loss 0.2500, val_mae 0.5000, val_rmse 0.5000 (3.0 s, 16 samples/s, 0:06 left)
            Epoch 2/3: loss 0.2500, mae 0.5000, rmse 0.5000, val_loss 0.2500, val_mae 0.5000, val_rmse 0.5000 (3.0 s, 16 samples/s, 0:03 left)
            Epoch 3/3: loss 0.2500, mae 0.5000, rmse 0.5000, val_loss 0.2500, val_mae 0.5000, val_rmse 0.5000 (3.0 s, 16 samples/s)

            """,
            _console.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void There_are_no_control_codes_on_a_build_server_that_shows_colours()
    {
        _console.SupportsAnsi(true).EmitAnsiSequences();
        Fit(2, Progress());
        Assert.DoesNotContain('\u001b', _console.Output);
        Assert.DoesNotContain('\r', _console.Output.ReplaceLineEndings("\n"));
        Assert.Equal(2, Lines.Length);
    }

    [Fact]
    public void Every_second_epoch_and_the_last_one_have_a_line()
    {
        Fit(5, Progress(every: 2));
        Assert.Equal(["Epoch 2/5", "Epoch 4/5", "Epoch 5/5"], Lines.Select(line => line[..9]));
    }

    [Fact]
    public void The_epoch_that_early_stopping_ends_with_has_a_line_and_the_reason_follows()
    {
        Fit(9, new EarlyStopping { Monitor = "loss", Patience = 2 }, Progress(every: 100));
        Assert.Equal(2, Lines.Length);
        Assert.StartsWith("Epoch 3/9: loss 0.2500", Lines[0], StringComparison.Ordinal);
        Assert.Equal("Stopped: loss has not improved on 0.25 of epoch 1 for 2 epochs.", Lines[1]);
    }

    [Fact]
    public void With_no_lines_wanted_nothing_is_written()
    {
        Fit(3, Progress(every: 0));
        Assert.Equal("", _console.Output);
    }

    [Fact]
    public void A_fit_that_resumes_says_so_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        Fit(2, new Checkpoint(path));
        new Constant().Fit(Constant.Data, Constant.Options(4, new Checkpoint(path), Progress()) with { ResumeFrom = path });
        Assert.Equal(["Resumed after epoch 2 of 4.", "Epoch 3/4: loss", "Epoch 4/4: loss"], Lines.Select((line, index) => index == 0 ? line : line[..15]));
    }

    [Fact]
    public void Two_fits_with_one_object_have_their_own_times()
    {
        var progress = Progress();
        new Constant().Fit(Constant.Data, Constant.Options(1, progress, _time.Passing(step: 1000)));
        new Constant().Fit(Constant.Data, Constant.Options(1, progress, _time.Passing(step: 100_000)));
        Assert.Equal(["(4.0 s, 8.0 samples/s)", "(6:40, 0.1 samples/s)"], Lines.Select(line => line[line.IndexOf('(', StringComparison.Ordinal)..]));
    }

    [Fact]
    public void A_line_is_not_wrapped()
    {
        _console.Width(20);
        Fit(1, Progress());
        Assert.Single(Lines);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var before = 0L;
        var allocated = new List<long>(64);
        Callback[] around =
        [
            new LambdaCallback { StepEnd = _ => before = GC.GetAllocatedBytesForCurrentThread() },
            Progress(),
            new LambdaCallback { StepEnd = _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before) },
        ];
        Fit(3, around);
        Assert.Equal(12, allocated.Count);
        Assert.All(allocated, bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void A_negative_number_of_epochs_between_lines_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit(1, Progress(every: -1)));

    public void Dispose() => _console.Dispose();

    private string[] Lines => _console.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void Fit(int epochs, params Callback[] callbacks) => new Constant().Fit(Constant.Data, Constant.Options(epochs, callbacks));

    private ConsoleProgress Progress(int every = 1) => new(_console) { Every = every, TimeProvider = _time };
}
