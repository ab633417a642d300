namespace NnGen;

/// <summary>
/// How a model is fitted. Names and default values are those of Keras's <c>fit</c>, except <see cref="Seed"/>. A record, so that options
/// vary others: <c>options with { Epochs = 3 }</c>.
/// </summary>
public sealed record FitOptions
{
    /// <summary>How many times all samples are seen; default 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Samples per step; default 32. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// The fraction of the samples, taken from the end before any shuffling, that is not trained on but evaluated after each epoch;
    /// 0 (default) to less than 1. Samples sorted by class want <see cref="Dataset.Shuffle"/> first. Not used when
    /// <see cref="ValidationData"/> is given.
    /// </summary>
    public double ValidationSplit { get; init; }

    /// <summary>Other samples that are evaluated after each epoch, or null.</summary>
    public Dataset? ValidationData { get; init; }

    /// <summary>Samples that are evaluated after each epoch of a fit over a <see cref="DataStream"/>, or null.</summary>
    public DataStream? ValidationStream { get; init; }

    /// <summary>How many steps an epoch over a <see cref="DataStream"/> has at most, or null for all its samples; an endless stream needs it.</summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Whether samples come in another order each epoch; default true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Decides the order of samples; by default the model's seed.</summary>
    public int? Seed { get; init; }

    /// <summary>Replaces the declared learning rate; above 0. Not together with <see cref="Schedule"/>.</summary>
    public double? LearningRate { get; init; }

    /// <summary>
    /// Gives the learning rate of every step, or null for a constant one. Steps count over the life of the model, from 0: a second fit
    /// and a fit after loading a file with optimizer state go on where the schedule stood.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>What takes part in the fit: early stopping, checkpoints, logs. Called in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>
    /// How much the samples of each class count in the training loss, or null for alike; multiplied with sample weights. Validation is
    /// not weighted. For models of one output, as in Keras; with several, give the <see cref="Dataset"/> sample weights.
    /// </summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>
    /// What to report beside the loss, in place of the metrics that fit the task: <c>Metrics = [new Accuracy(), new RocAuc()]</c>.
    /// Null (default) for accuracy, or mean absolute and root mean squared error, of each output; where there are several, a metric says of which
    /// it is (<see cref="Metric.Output"/>). The objects are patterns that stay as they are.
    /// </summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>
    /// A file of <see cref="Checkpoint"/> from which this fit goes on, or null. If there is no such file yet, the fit begins anew: a program
    /// that is started again after a crash needs no other code. With the same data, options and callbacks, the result has the same bits as
    /// that of a fit that was never interrupted: parameters, optimizer, random numbers, the state of callbacks, the history.
    /// <see cref="Epochs"/> counts those before the checkpoint too.
    /// </summary>
    public string? ResumeFrom { get; init; }

    /// <summary>Is told after every step and every epoch, or null.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Ends the fit between two steps with <see cref="OperationCanceledException"/>; the model is as the last whole step left it.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">An option makes no sense; names it.</exception>
    /// <exception cref="ArgumentException">Two options exclude each other.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1, nameof(Epochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
        ArgumentNullException.ThrowIfNull(Callbacks);
        if (StepsPerEpoch is { } steps)
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(StepsPerEpoch));
        if (!(ValidationSplit >= 0 && ValidationSplit < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(ValidationSplit), ValidationSplit, "The validation split is at least 0 and less than 1.");
        }

        if (LearningRate is { } rate && !(rate > 0 && double.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(nameof(LearningRate), rate, "The learning rate is finite and above 0.");
        if (LearningRate is not null && Schedule is not null)
            throw new ArgumentException("The options give both a learning rate and a schedule; one of them must be null.", nameof(Schedule));
    }
}
