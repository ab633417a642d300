using System.Globalization;
using Spectre.Console;

namespace NnGen;

/// <summary>
/// Shows the trials of a search in the console, a row each when it ends: the compared number, parameters, epochs, time; the best so far in
/// green. Plain lines where the output is redirected.
/// <code>
/// var result = Tuner.Run(space, training, new TuningOptions { Trials = 30, Progress = new TunerProgress() });
/// </code>
/// </summary>
/// <remarks>A <see cref="ConsoleProgress"/> with <see cref="ConsoleProgress.Every"/> 0 in the fit of the candidates shows the trial under way.</remarks>
/// <param name="console">Where to write; null for <see cref="AnsiConsole.Console"/>.</param>
public sealed class TunerProgress(IAnsiConsole? console) : IProgress<TrialResult>
{
    private const int LargestText = 24;
    private readonly ProgressRows _rows = new(console);
    private readonly List<string> _names = [];

    /// <summary>Shows trials in <see cref="AnsiConsole.Console"/>.</summary>
    public TunerProgress()
        : this(null)
    {
    }

    /// <inheritdoc/>
    public void Report(TrialResult value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // Some parameters come only with certain values of others.
        _names.AddRange(value.Parameters.Select(parameter => parameter.Key).Except(_names, StringComparer.Ordinal).ToList());
        var texts = value.Parameters.ToDictionary(parameter => parameter.Key, parameter => Numbers.Of(parameter.Value), StringComparer.Ordinal);
        var style = value.Status switch
        {
            TrialStatus.Failed => Styles.Bad,
            TrialStatus.Stopped => Styles.Aside,
            _ => value.IsBestSoFar ? Styles.Good : Style.Plain,
        };
        _rows.Write(
            [
                new ConsoleColumn("trial", Least: 0, Rank: 0),
                new ConsoleColumn(value.ObjectiveName, ConsoleColumn.NumberWidth, Rank: 0),
                .. _names.Select(name => new ConsoleColumn(name, ConsoleColumn.NumberWidth, Rank: 1)),
                new ConsoleColumn("epochs", Least: 0, Rank: 2),
                new ConsoleColumn("time", Least: 7, Rank: 3),
                new ConsoleColumn("", Least: 8, Rank: 0),
            ],
            [
                new Cell(value.Number.ToString(CultureInfo.InvariantCulture)),
                new Cell(Numbers.Of(value.Objective), style),
                .. _names.Select(name => new Cell(Cut(texts.GetValueOrDefault(name, "")))),
                new Cell(value.Epochs.ToString(CultureInfo.InvariantCulture)),
                new Cell(Numbers.Duration(value.Duration), Styles.Aside),
                new Cell(Verdict(value), style),
            ],
            Plain(value));
    }

    private static string Cut(string text) => text.Length <= LargestText ? text : text[..(LargestText - 1)] + "…";

    private static string Verdict(TrialResult trial) => trial.Status switch
    {
        TrialStatus.Failed => "failed",
        TrialStatus.Stopped => "stopped",
        _ => trial.IsBestSoFar ? "new best" : "",
    };

    private static string Plain(TrialResult trial)
    {
        var verdict = Verdict(trial);
        return FormattableString.Invariant($"Trial {trial.Number}: {trial.ObjectiveName} {Numbers.Of(trial.Objective)}{(verdict.Length > 0 ? $" ({verdict})" : "")}; ")
            + string.Concat(trial.Parameters.Select(parameter => $"{parameter.Key} {Numbers.Of(parameter.Value)}, "))
            + FormattableString.Invariant($"{trial.Epochs} epochs, {Numbers.Duration(trial.Duration)}");
    }
}
