using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>What a search came to; <see cref="ToString"/> is a table of trials, the best first.</summary>
public sealed class TuningResult
{
    private readonly bool _rising;
    private readonly TrialResult? _best;
    private readonly ITrainable? _bestModel;

    internal TuningResult(IReadOnlyList<TrialResult> trials, string objective, bool rising, ITrainable? bestModel)
    {
        Trials = trials;
        Objective = objective;
        _rising = rising;
        _bestModel = bestModel;
        _best = Ranking.FirstOrDefault(trial => trial.Status == TrialStatus.Completed);
    }

    /// <summary>All trials, in their order.</summary>
    public IReadOnlyList<TrialResult> Trials { get; }

    /// <summary>The name of the number that was compared.</summary>
    public string Objective { get; }

    /// <summary>The best of the trials that were trained to the end; of equal ones the first.</summary>
    /// <exception cref="InvalidOperationException">All trials failed.</exception>
    public TrialResult Best => _best ?? throw AllFailed();

    /// <summary>The trained model of the best trial; with folds that of the first fold.</summary>
    /// <exception cref="InvalidOperationException">All trials failed.</exception>
    public ITrainable BestModel => _bestModel ?? throw AllFailed();

    /// <summary>The trials from the best to the worst: those trained longer first, failed ones last.</summary>
    public IReadOnlyList<TrialResult> Ranking =>
    [
        .. Trials.OrderBy(trial => trial.Status == TrialStatus.Failed)
            .ThenByDescending(trial => trial.Status == TrialStatus.Failed ? 0 : trial.Status == TrialStatus.Completed ? int.MaxValue : trial.Epochs)
            .ThenBy(trial => _rising ? -trial.Objective : trial.Objective),
    ];

    /// <summary>A table of trials, the best first.</summary>
    public override string ToString()
    {
        string[] names = [.. Trials.SelectMany(trial => trial.Parameters).Select(parameter => parameter.Key).Distinct(StringComparer.Ordinal)];
        List<string[]> rows = [["trial", Objective, .. names, "epochs", "status"]];
        foreach (var trial in Ranking)
        {
            var values = trial.Parameters.ToDictionary(parameter => parameter.Key, parameter => Trial.Text(parameter.Value), StringComparer.Ordinal);
            rows.Add(
            [
                trial.Number.ToString(CultureInfo.InvariantCulture), trial.Objective.ToString("G5", CultureInfo.InvariantCulture),
                .. names.Select(name => values.GetValueOrDefault(name, "")), trial.Epochs.ToString(CultureInfo.InvariantCulture), $"{trial.Status}",
            ]);
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            if (table.Length > 0)
                table.AppendLine();
            table.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column])));
        }

        return table.ToString();
    }

    private static InvalidOperationException AllFailed() => new("All trials failed: none has a loss and an objective that are finite numbers.");
}
