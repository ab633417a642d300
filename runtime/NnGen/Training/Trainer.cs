using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>The training loop behind the <c>Fit</c> and <c>Evaluate</c> of generated models.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Trainer
{
    /// <summary>
    /// Checks the data, learns the input statistics that the model declares and that are not set yet, and trains. A second fit
    /// goes on where the first ended.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples.</param>
    /// <param name="options">How to train; null for one epoch of batches of 32.</param>
    /// <exception cref="ArgumentException">
    /// The data do not fit the model or hold a number that is not finite; names the sample and the column. The model is unchanged.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option makes no sense; names it.</exception>
    /// <exception cref="InvalidDataException">The fit cannot go on from the file that it shall resume; says why.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled between two steps.</exception>
    public static History Fit(ITrainable model, Dataset data, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FitOptions();
        options.Validate();
        if (options.ValidationStream is not null)
            throw new ArgumentException("A fit over a dataset takes ValidationData; ValidationStream is for streams.", nameof(options));
        if (options.StepsPerEpoch is not null)
            throw new ArgumentException("StepsPerEpoch is for streams; an epoch over a dataset has all its samples.", nameof(options));
        var (trainingPart, validationPart) = Partition(data, options);
        var training = TrainingData.Create(model, trainingPart, nameof(data));
        if (options.ClassWeights is { } classWeights)
            training = training.Weigh(model, classWeights, data.ClassNames);
        var validation = validationPart is null
            ? null
            : TrainingData.Create(model, validationPart, ReferenceEquals(validationPart, options.ValidationData)
                ? nameof(FitOptions.ValidationData)
                : nameof(data));
        options.CancellationToken.ThrowIfCancellationRequested();
        var resumed = options.ResumeFrom is { } checkpoint && File.Exists(checkpoint) ? ModelFile.LoadFit(model.Core, checkpoint) : null;
        for (var input = 0; input < training.Columns.Count; input++)
            InputStatistics.Learn(model.Core, training.Columns[input], training.Columns[input].Width, input);
        using var batches = new DatasetBatches(training, options.BatchSize, options.Shuffle ? options.Seed ?? model.Core.Seed : null);
        var evaluator = validation is null ? null : new Evaluator(model, new DatasetBatches(validation, options.BatchSize, seed: null), options.Metrics);
        return new TrainingLoop(model, batches, evaluator, options).Run(resumed);
    }

    /// <summary>Predicts a dataset and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples.</param>
    /// <param name="batchSize">Samples per batch; at least 1. The result does not depend on it, save for rounding.</param>
    /// <param name="metrics">What to report beside the loss; null for accuracy, or mean absolute and root mean squared error.</param>
    /// <exception cref="ArgumentException">
    /// The data do not fit the model or hold a number that is not finite, or a metric does not fit it.
    /// </exception>
    public static EvaluationResult Evaluate(
        ITrainable model, Dataset data, int batchSize = 256, IReadOnlyList<Metric>? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var checkedData = TrainingData.Create(model, data, nameof(data));
        return new Evaluator(model, new DatasetBatches(checkedData, batchSize, seed: null), metrics).Run(CancellationToken.None);
    }

    private static (Dataset Training, Dataset? Validation) Partition(Dataset data, FitOptions options)
    {
        if (options.ValidationData is { } validation)
        {
            RequireSameNames(data.ClassNames, validation.ClassNames, "classes");
            RequireSameNames(data.Inputs[0].ComponentNames, validation.Inputs[0].ComponentNames, "features");
            return (data, validation);
        }

        if (options.ValidationSplit == 0)
            return (data, null);
        // As Keras: rounded down in favour of validation. The margin is for 10 × (1 − 0.9), which is a little less than 1.
        var kept = (int)Math.Floor((data.Count * (1 - options.ValidationSplit)) + 1e-9);
        if (kept == 0 || kept == data.Count)
        {
            throw new ArgumentException(
                $"Of {data.Count} samples a validation split of {options.ValidationSplit} leaves a part without any.", nameof(data));
        }

        return (data.Take(kept), data.Skip(kept));
    }

    // Two files read apart may number their classes or order their features differently, and the numbers would not show it.
    private static void RequireSameNames(IReadOnlyList<string>? training, IReadOnlyList<string>? validation, string what)
    {
        if (training is not null && validation is not null && !training.SequenceEqual(validation, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"The {what} of the training data are {string.Join(", ", training)}, "
                + $"but those of the validation data are {string.Join(", ", validation)}.", nameof(FitOptions.ValidationData));
        }
    }
}
