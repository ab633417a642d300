namespace NnGen;

/// <summary>How <see cref="Tuner"/> searches and compares.</summary>
public sealed class TuningOptions
{
    /// <summary>The number of trials; at least 1, default 20.</summary>
    public int Trials { get; init; } = 20;

    /// <summary>Where in the search space trials are; by default <see cref="HaltonSearch"/>.</summary>
    public SearchStrategy Strategy { get; init; } = new HaltonSearch();

    /// <summary>Ends the training of bad trials early, or null (default) to train all to the end.</summary>
    public SuccessiveHalving? Halving { get; init; }

    /// <summary>
    /// The number that is compared, over samples that were not trained on: <c>loss</c> (default) or the name of a metric of the candidates.
    /// </summary>
    public string Objective { get; init; } = "loss";

    /// <summary>Whether the objective shall fall or rise; by default its name tells.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>The samples that trials are compared by, or null to hold out a part of the training data.</summary>
    public Dataset? ValidationData { get; init; }

    /// <summary>
    /// The part of the data that is held out to compare trials, the same for all; default 0.2. Drawn at random, stratified where targets are
    /// classes. Not used with <see cref="ValidationData"/> or <see cref="Folds"/>.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.2;

    /// <summary>Compares trials by the mean over so many folds of a cross validation; 0 (default) for a single split.</summary>
    public int Folds { get; init; }

    /// <summary>Decides the points of the strategy, the split or folds, and the seeds of models (fold i has this seed + i, in every trial).</summary>
    public int Seed { get; init; }

    /// <summary>Is told of each trial when it ends, or null.</summary>
    public IProgress<TrialResult>? Progress { get; init; }

    /// <summary>Ends the search between two steps of training with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <exception cref="ArgumentException">An option makes no sense, or two exclude each other; names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Trials, 1, nameof(Trials));
        ArgumentNullException.ThrowIfNull(Strategy);
        ArgumentException.ThrowIfNullOrEmpty(Objective);
        if (Folds != 0)
            ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2, nameof(Folds));
        if (Folds != 0 && ValidationData is not null)
            throw new ArgumentException("Trials are compared either by validation data or by folds.", nameof(Folds));
        if (!(ValidationFraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(ValidationFraction), ValidationFraction, "The fraction lies between 0 and 1.");
    }

    /// <summary>The pairs of samples to train on and to compare by.</summary>
    internal IReadOnlyList<(Dataset Training, Dataset Validation)> PartsOf(Dataset data)
    {
        if (ValidationData is not null)
            return [(data, ValidationData)];
        if (Folds == 0)
        {
            var (training, validation) = data.HasClasses
                ? data.StratifiedSplit(1 - ValidationFraction, Seed)
                : data.Split(1 - ValidationFraction, Seed);
            return [(training, validation)];
        }

        var folds = data.HasClasses ? data.StratifiedKFold(Folds, Seed) : data.KFold(Folds, Seed);
        return [.. folds.Select(fold => (fold.CreateTraining(), fold.CreateValidation()))];
    }
}
