namespace NnGen.Generated;

/// <content>Fits and evaluations over streams.</content>
public static partial class Trainer
{
    /// <summary>Trains on a stream; see <see cref="TrainableExtensions.Fit(ITrainable, DataStream, FitOptions)"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The samples.</param>
    /// <param name="options">How to train; null for one epoch of batches of 32.</param>
    /// <exception cref="ArgumentException">The options or a part of the stream do not fit.</exception>
    /// <exception cref="InvalidDataException">The fit cannot go on from the file that it shall resume; says why.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled between two steps.</exception>
    public static History Fit(ITrainable model, DataStream stream, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new FitOptions();
        options.Validate();
        if (options.ValidationSplit != 0)
            throw new ArgumentException("A stream has no end to split off: give ValidationStream or ValidationData.", nameof(options));
        if (options.ValidationStream is not null && options.ValidationData is not null)
            throw new ArgumentException("ValidationStream and ValidationData exclude each other.", nameof(options));
        options.CancellationToken.ThrowIfCancellationRequested();
        var resumed = options.ResumeFrom is { } checkpoint && File.Exists(checkpoint) ? ModelFile.LoadFit(model.Core, checkpoint) : null;
        var reader = new PartReader(model, stream, options.ClassWeights, nameof(stream));
        for (var input = 0; input < Math.Max(1, model.Core.Info.Inputs.Length); input++)
        {
            var index = input;
            InputStatistics.Learn(
                model.Core,
                () => reader.Read(epoch: 0, options.CancellationToken).Select(part => part.Columns[index]),
                model.Core.Info.Inputs is { Length: > 0 } inputs ? inputs[index].Size : model.InputSize,
                index);
        }

        using var batches = new StreamBatches(
            reader, stream, options.BatchSize, options.Seed ?? model.Core.Seed, options.StepsPerEpoch);
        using var validation = ValidationBatches(model, options);
        var evaluator = validation is null ? null : new Evaluator(model, validation, options.Metrics);
        return new TrainingLoop(model, batches, evaluator, options).Run(resumed);
    }

    /// <summary>Predicts a stream and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The samples.</param>
    /// <param name="batchSize">Samples per batch; at least 1. The result does not depend on it, save for rounding.</param>
    /// <param name="metrics">What to report beside the loss; null for accuracy, or mean absolute and root mean squared error.</param>
    /// <exception cref="ArgumentException">A part does not fit the model or holds a number that is not finite.</exception>
    public static EvaluationResult Evaluate(
        ITrainable model, DataStream stream, int batchSize = 256, IReadOnlyList<Metric>? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var batches = InOrder(model, stream, batchSize, nameof(stream));
        return new Evaluator(model, batches, metrics).Run(CancellationToken.None);
    }

    private static EpochBatches? ValidationBatches(ITrainable model, FitOptions options)
    {
        if (options.ValidationStream is { } stream)
            return InOrder(model, stream, options.BatchSize, nameof(FitOptions.ValidationStream));
        return options.ValidationData is { } data
            ? new DatasetBatches(TrainingData.Create(model, data, nameof(FitOptions.ValidationData)), options.BatchSize, seed: null)
            : null;
    }

    private static StreamBatches InOrder(ITrainable model, DataStream stream, int batchSize, string argument) =>
        new(new PartReader(model, stream, classWeights: null, argument), stream, batchSize, seed: 0, stepsPerEpoch: null);
}
