using Spectre.Console;

namespace NnGen;

/// <summary>
/// Shows the folds of a cross validation in the console, a row each when it ends: loss and metrics over the held-out samples, epochs, time.
/// Plain lines where the output is redirected.
/// <code>
/// var result = CrossValidation.Run(
///     seed => new TumourClassifier(seed), data, new CrossValidationOptions { Progress = new FoldProgress() });
/// </code>
/// </summary>
/// <remarks>A <see cref="ConsoleProgress"/> with <see cref="ConsoleProgress.Every"/> 0 in the fit of the folds shows the fold under way.</remarks>
/// <param name="console">Where to write; null for <see cref="AnsiConsole.Console"/>.</param>
public sealed class FoldProgress(IAnsiConsole? console) : IProgress<FoldResult>
{
    private readonly ProgressRows _rows = new(console);

    /// <summary>Shows folds in <see cref="AnsiConsole.Console"/>.</summary>
    public FoldProgress()
        : this(null)
    {
    }

    /// <inheritdoc/>
    public void Report(FoldResult value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // Counted from 1, as epochs are.
        var fold = FormattableString.Invariant($"{value.Fold + 1}");
        var repeat = FormattableString.Invariant($"{value.Repeat + 1}");
        var epochs = FormattableString.Invariant($"{value.History.Epochs.Count}");
        var time = Numbers.Duration(value.History.Epochs.Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch.Duration));
        KeyValuePair<string, double>[] numbers = [new("loss", value.Evaluation.Loss), .. value.Evaluation.Metrics];
        _rows.Write(
            [
                new ConsoleColumn("repeat", Least: 0, Rank: 4),
                new ConsoleColumn("fold", Least: 0, Rank: 0),
                .. numbers.Select((number, index) => new ConsoleColumn(number.Key, ConsoleColumn.NumberWidth, Rank: index == 0 ? 0 : 1)),
                new ConsoleColumn("epochs", Least: 0, Rank: 2),
                new ConsoleColumn("time", Least: 7, Rank: 3),
            ],
            [
                new Cell(repeat), new Cell(fold),
                .. numbers.Select(number => new Cell(Numbers.Of(number.Value), double.IsFinite(number.Value) ? Style.Plain : Styles.Bad)),
                new Cell(epochs), new Cell(time, Styles.Aside),
            ],
            $"Fold {fold} of repeat {repeat}: {string.Join(", ", numbers.Select(number => $"{number.Key} {Numbers.Of(number.Value)}"))} ({epochs} epochs, {time})");
    }
}
