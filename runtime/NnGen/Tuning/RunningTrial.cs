using System.Diagnostics;
using NnGen.Generated;

namespace NnGen;

/// <summary>A trial under way: its models, one a fold, as far as they are trained.</summary>
internal sealed class RunningTrial
{
    private readonly Trial _trial;
    private readonly TuningOptions _options;
    private readonly ITrainable[] _models;
    private Dictionary<string, double> _numbers = [];
    private TimeSpan _duration;
    private int _budget;
    private int _epochs;

    public RunningTrial(Trial trial, TuningCandidate candidate, TuningOptions options, int parts)
    {
        _trial = trial;
        _options = options;
        Candidate = candidate;
        _models = [.. Enumerable.Range(0, parts).Select(part => candidate.CreateModel(unchecked(options.Seed + part)))];
    }

    public TuningCandidate Candidate { get; }

    public double Objective { get; private set; } = double.NaN;

    public TrialStatus Status { get; set; }

    public int Number => _trial.Number;

    public ITrainable FirstModel => _models[0];

    /// <summary>Trains on until so many epochs are done, and compares.</summary>
    public void TrainTo(int epochs, IReadOnlyList<(Dataset Training, Dataset Validation)> parts)
    {
        var started = Stopwatch.GetTimestamp();
        var evaluations = new List<EvaluationResult>();
        var trained = 0;
        for (var part = 0; part < parts.Count && Status != TrialStatus.Failed; part++)
        {
            var (history, isFinite) = Train(_models[part], parts[part].Training, epochs - _budget);
            trained = Math.Max(trained, history.Epochs.Count);
            if (isFinite)
                evaluations.Add(Trainer.Evaluate(_models[part], parts[part].Validation, metrics: Candidate.Fit.Metrics));
            else
                Status = TrialStatus.Failed;
        }

        // Early stopping may have trained for less than the budget.
        (_budget, _epochs) = (epochs, _epochs + trained);
        _duration += Stopwatch.GetElapsedTime(started);
        if (Status != TrialStatus.Failed)
            Compare(evaluations);
    }

    /// <param name="isBestSoFar">Whether no trial that ended before it was better.</param>
    public TrialResult ToResult(bool isBestSoFar) => new()
    {
        ObjectiveName = _options.Objective,
        IsBestSoFar = isBestSoFar,
        Number = _trial.Number,
        Parameters = _trial.Parameters,
        Candidate = Candidate,
        Status = Status,
        Objective = Status == TrialStatus.Failed ? double.NaN : Objective,
        Numbers = _numbers.AsReadOnly(),
        Epochs = _epochs,
        Duration = _duration,
    };

    /// <summary>Trains one model.</summary>
    /// <returns>Its history, and false when its loss became a number that is none.</returns>
    private (History History, bool IsFinite) Train(ITrainable model, Dataset training, int epochs)
    {
        var isFinite = true;
        var stop = new LambdaCallback
        {
            EpochEnd = context =>
            {
                if (double.IsFinite(context.Logs["loss"]))
                    return;
                isFinite = false;
                context.StopTraining("the loss is not a finite number");
            },
        };
        var fit = Candidate.Fit;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(fit.CancellationToken, _options.CancellationToken);
        var history = Trainer.Fit(model, training, fit with
        {
            Epochs = epochs, Callbacks = [.. fit.Callbacks, stop], CancellationToken = either.Token,
        });
        return (history, isFinite);
    }

    private void Compare(List<EvaluationResult> evaluations)
    {
        _numbers = new Dictionary<string, double>(StringComparer.Ordinal) { ["loss"] = evaluations.Average(evaluation => evaluation.Loss) };
        foreach (var name in evaluations[0].Metrics.Keys)
            _numbers[name] = evaluations.Average(evaluation => evaluation.Metrics[name]);
        if (!_numbers.TryGetValue(_options.Objective, out var objective))
        {
            throw new ArgumentException(
                $"The objective '{_options.Objective}' is none of {string.Join(", ", _numbers.Keys)}; give the candidate's FitOptions that metric.",
                nameof(TuningOptions.Objective));
        }

        Objective = objective;
        if (!double.IsFinite(objective))
            Status = TrialStatus.Failed;
    }
}
