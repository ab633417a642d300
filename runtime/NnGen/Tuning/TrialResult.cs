namespace NnGen;

/// <summary>What one trial came to.</summary>
public sealed class TrialResult
{
    internal TrialResult()
    {
    }

    /// <summary>Which trial, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The parameters and their values, in the order in which they were asked for.</summary>
    public required IReadOnlyList<KeyValuePair<string, object>> Parameters { get; init; }

    /// <summary>The model and how it was fitted, to be made again.</summary>
    public required TuningCandidate Candidate { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialStatus Status { get; init; }

    /// <summary>The compared number, over held-out samples, the mean over folds; NaN for a failed trial.</summary>
    public required double Objective { get; init; }

    /// <summary>The name of the compared number.</summary>
    public required string ObjectiveName { get; init; }

    /// <summary>Whether no trial that had ended before it was better; never true of one that was stopped or failed.</summary>
    public required bool IsBestSoFar { get; init; }

    /// <summary>Loss and metrics over the held-out samples, the means over folds, by name; empty when training failed.</summary>
    public required IReadOnlyDictionary<string, double> Numbers { get; init; }

    /// <summary>The epochs that it was trained for.</summary>
    public required int Epochs { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>One line: number, status, objective and parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"Trial {Number} ({Status}, {Epochs} epochs): {Objective:G5}; ")
        + string.Join(", ", Parameters.Select(parameter => $"{parameter.Key} {Trial.Text(parameter.Value)}"));
}

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>It was trained to the end.</summary>
    Completed,

    /// <summary>Others were better after the first epochs (<see cref="SuccessiveHalving"/>).</summary>
    Stopped,

    /// <summary>Its loss or its objective was not a finite number.</summary>
    Failed,
}
