namespace NnGen;

/// <summary>
/// Searches for the model and the options that do best on samples that were not trained on. The search space is a function that asks a
/// <see cref="Trial"/> for its parameters and returns what to try.
/// </summary>
/// <remarks>
/// <example>
/// <code>
/// var result = Tuner.Run(
///     trial => new TuningCandidate(
///         trial.Model(("small", seed => new SmallClassifier(seed)), ("wide", seed => new WideClassifier(seed))),
///         new FitOptions
///         {
///             Epochs = 27,
///             LearningRate = trial.LogUniform("learning rate", 1e-4, 1e-1),
///             BatchSize = trial.Choice("batch size", 16, 32, 64),
///             ClassWeights = new ClassWeights { [1] = trial.Uniform("weight of yes", 1, 20) },
///             Metrics = [new RocAuc()],
///         }),
///     training,
///     new TuningOptions { Trials = 30, Objective = "auc", Halving = new SuccessiveHalving(), Seed = 1 });
/// Console.WriteLine(result);
/// var auc = result.BestModel.Evaluate(test, metrics: [new RocAuc()]);
/// </code>
/// </example>
/// Whatever <see cref="FitOptions"/> hold can be searched, the learning rate and its schedule among them. Other arguments of optimizers and
/// layers are constants of a compiled model: give the variants as model classes to <see cref="Trial.Model"/>.
/// </remarks>
public static class Tuner
{
    /// <summary>Runs a search, one trial after the other. The same seed gives the same trials and the same result.</summary>
    /// <param name="space">Asks for parameters and returns what to try; called once a trial.</param>
    /// <param name="data">The samples to train on, and to hold some out of.</param>
    /// <param name="options">How to search and compare; null for 20 trials of a Halton search by validation loss.</param>
    /// <returns>All trials, the best of them, and its model. A trial whose loss is no number is recorded as failed.</returns>
    /// <exception cref="ArgumentException">The data do not fit a model, an option makes no sense, or there is no such objective.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; ended trials were reported.</exception>
    public static TuningResult Run(Func<Trial, TuningCandidate> space, Dataset data, TuningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TuningOptions();
        options.Validate();
        var rising = MonitorDirection.IsRising(options.Mode, options.Objective, nameof(TuningOptions.Objective));
        var search = new Search(options, options.PartsOf(data), rising);
        search.Run(CreateTrials(space, options));
        return search.ToResult();
    }

    private static IEnumerable<(Trial Trial, TuningCandidate Candidate)> CreateTrials(Func<Trial, TuningCandidate> space, TuningOptions options)
    {
        var dimensions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < options.Trials; number++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var trial = new Trial(number, name =>
            {
                // A parameter keeps its coordinate in all trials, also when it does not come in each.
                if (!dimensions.TryGetValue(name, out var dimension))
                    dimensions.Add(name, dimension = dimensions.Count);
                return options.Strategy.At(options.Seed, number, dimension);
            });
            var candidate = space(trial) ?? throw new ArgumentException("The search space gave no candidate.", nameof(space));
            if (candidate.Fit.ValidationData is not null)
                throw new ArgumentException("Trials are compared by TuningOptions.ValidationData; that of the candidate must be null.", nameof(space));
            yield return (trial, candidate);
        }
    }

    /// <summary>The trials of one search and how they stand.</summary>
    private sealed class Search(TuningOptions options, IReadOnlyList<(Dataset Training, Dataset Validation)> parts, bool rising)
    {
        private readonly List<TrialResult> _results = [];
        private double? _bestObjective;
        private ITrainable? _bestModel;

        public void Run(IEnumerable<(Trial Trial, TuningCandidate Candidate)> trials)
        {
            if (options.Halving is { } halving)
            {
                Halve(halving, trials);
                return;
            }

            // One at a time, so that the models of no more than two trials are kept: this one's and the best one's.
            foreach (var (trial, candidate) in trials)
            {
                var running = new RunningTrial(trial, candidate, options, parts.Count);
                running.TrainTo(candidate.Fit.Epochs, parts);
                End(running);
            }
        }

        public TuningResult ToResult() =>
            new(Array.AsReadOnly([.. _results.OrderBy(result => result.Number)]), options.Objective, rising, _bestModel);

        private void Halve(SuccessiveHalving halving, IEnumerable<(Trial Trial, TuningCandidate Candidate)> trials)
        {
            List<RunningTrial> running =
                [.. trials.Select(each => new RunningTrial(each.Trial, each.Candidate, options, parts.Count))];
            var epochs = running[0].Candidate.Fit.Epochs;
            if (running.Find(trial => trial.Candidate.Fit.Epochs != epochs) is { } other)
            {
                throw new ArgumentException(
                    $"With successive halving all candidates have the same epochs, but trial {other.Number} has {other.Candidate.Fit.Epochs} and trial 0 {epochs}.");
            }

            foreach (var rung in halving.Rungs(epochs))
            {
                foreach (var trial in running)
                    trial.TrainTo(rung, parts);
                End(running, trial => trial.Status == TrialStatus.Failed);
                if (rung == epochs)
                    break;
                var kept = Math.Max(1, running.Count / halving.Factor);
                foreach (var trial in running.OrderBy(trial => rising ? -trial.Objective : trial.Objective).Skip(kept))
                    trial.Status = TrialStatus.Stopped;
                End(running, trial => trial.Status == TrialStatus.Stopped);
            }

            End(running, _ => true);
        }

        private void End(List<RunningTrial> running, Predicate<RunningTrial> isOver)
        {
            foreach (var trial in running.FindAll(isOver))
                End(trial);
            running.RemoveAll(isOver);
        }

        private void End(RunningTrial trial)
        {
            var isBest = trial.Status == TrialStatus.Completed && MonitorDirection.IsBetter(rising, trial.Objective, _bestObjective);
            if (isBest)
                (_bestObjective, _bestModel) = (trial.Objective, trial.FirstModel);
            var result = trial.ToResult(isBest);
            _results.Add(result);
            options.Progress?.Report(result);
        }
    }
}
