using Spectre.Console.Testing;

namespace NnGen.Training.Tests;

/// <summary>Trials and folds in the console, and reports as tables.</summary>
public sealed class SearchProgressTests : IDisposable
{
    private readonly TestConsole _console = new();

    [Fact]
    public void Each_trial_has_a_line_with_its_parameters()
    {
        Search(trials: 2);
        Assert.Matches("^Trial 0: loss 0.2500 \\(new best\\); kind a, rate [0-9.e-]+, 1 epochs, .*s$", Lines[0]);
        Assert.Matches("^Trial 1: loss 0.2500; kind b, 1 epochs, .*s$", Lines[1]);
    }

    [Fact]
    public void On_a_terminal_trials_are_a_table_with_a_new_header_where_parameters_are_new()
    {
        OnTerminal();
        Search(trials: 3, first: 'b');
        Assert.Equal("trial      loss      kind  epochs     time          ", Shown[0]);
        Assert.Matches("^    0    0.2500         b       1 .* new best$", Shown[1]);
        Assert.Equal("trial      loss      kind      rate  epochs     time          ", Shown[2]);
        Assert.Matches("^    1    0.2500         a   .*       1 .*s$", Shown[3]);
        Assert.Matches("^    2    0.2500         b                 1 .*s$", Shown[4]);
    }

    [Fact]
    public void A_bar_without_lines_shows_the_trial_under_way_and_goes()
    {
        OnTerminal();
        Search(trials: 2, callbacks: new ConsoleProgress(_console) { Every = 0 });
        Assert.Equal(4, Shown.Length);
        Assert.Contains("epoch ", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_fold_has_a_line()
    {
        Validate();
        Assert.Equal(
            ["Fold 1 of repeat 1", "Fold 2 of repeat 1", "Fold 1 of repeat 2", "Fold 2 of repeat 2"], Lines.Select(line => line.Split(':')[0]));
        Assert.Matches(": loss 0.2500, mae 0.5000, rmse 0.5000 \\(3 epochs, .*s\\)$", Lines[0]);
    }

    [Fact]
    public void On_a_terminal_folds_are_a_table()
    {
        OnTerminal();
        Validate();
        Assert.Equal("repeat  fold      loss       mae      rmse  epochs     time", Shown[0]);
        Assert.Matches("^     2     1    0.2500    0.5000    0.5000       3 .*s$", Shown[3]);
    }

    [Fact]
    public void A_confusion_matrix_is_a_table_and_markup_in_names_is_text()
    {
        _console.Write(ConfusionMatrix.From([0, 0, 1, 1, 1], [0, 1, 1, 1, 0], ["[red]", "green"]).ToTable());
        Assert.Equal(
            """
            ╭────────┬─────────────────┬─────────────────╮
            │ actual │ predicted [red] │ predicted green │
            ├────────┼─────────────────┼─────────────────┤
            │ [red]  │               1 │               1 │
            │ green  │               1 │               2 │
            ╰────────┴─────────────────┴─────────────────╯

            """,
            _console.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_classification_report_is_a_table()
    {
        // The numbers are those of scikit-learn's classification_report.
        _console.Write(ClassificationReport.From(ConfusionMatrix.From([0, 0, 1, 1, 1], [0, 1, 1, 1, 0])).ToTable());
        Assert.Equal(
            """
            ╭──────────────┬───────────┬────────┬──────────┬─────────╮
            │ class        │ precision │ recall │ f1-score │ support │
            ├──────────────┼───────────┼────────┼──────────┼─────────┤
            │ 0            │    0.5000 │ 0.5000 │   0.5000 │       2 │
            │ 1            │    0.6667 │ 0.6667 │   0.6667 │       3 │
            │              │           │        │          │         │
            │ accuracy     │           │        │   0.6000 │       5 │
            │ macro avg    │    0.5833 │ 0.5833 │   0.5833 │       5 │
            │ weighted avg │    0.6000 │ 0.6000 │   0.6000 │       5 │
            ╰──────────────┴───────────┴────────┴──────────┴─────────╯

            """,
            _console.Output, ignoreLineEndingDifferences: true);
    }

    public void Dispose() => _console.Dispose();

    private string[] Lines => _console.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string[] Shown => Screen.Of(_console.Output);

    private void OnTerminal() => _console.SupportsAnsi(true).Interactive().EmitAnsiSequences().Width(100);

    private void Search(int trials, char first = 'a', params Callback[] callbacks) => Tuner.Run(
        trial =>
        {
            var kind = (char)('a' + ((first - 'a' + trial.Number) % 2));
            if (trial.Choice("kind", kind) == 'a')
                trial.LogUniform("rate", 1e-4, 1e-1);
            return new TuningCandidate(seed => new Constant(seed), Constant.Options(1, callbacks));
        },
        Constant.Data,
        new TuningOptions { Trials = trials, Progress = new TunerProgress(_console) });

    private void Validate() => CrossValidation.Run(
        seed => new Constant(seed), Constant.Data,
        new CrossValidationOptions { Folds = 2, Repeats = 2, Fit = Constant.Options(3), Progress = new FoldProgress(_console) });
}
