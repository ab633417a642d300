using NnGen.Generated;

namespace NnGen;

/// <summary>Training for code that does not know the model's class; generated models have the same methods of their own.</summary>
public static class TrainableExtensions
{
    /// <summary>Trains a model on a data set, epoch by epoch.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Samples and targets of the model's shapes.</param>
    /// <param name="options">Epochs, batch size, validation and more; null for Keras's defaults.</param>
    /// <returns>Loss and metrics of every epoch.</returns>
    /// <exception cref="ArgumentException">The data do not fit the model, or hold a NaN; says the row and the column.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; completed steps remain.</exception>
    public static History Fit(this ITrainable model, Dataset data, FitOptions? options = null) => Trainer.Fit(model, data, options);

    /// <summary>Trains a model on samples that need not fit into memory, epoch by epoch.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Samples and targets of the model's shapes; read ahead on another thread.</param>
    /// <param name="options">
    /// Epochs, batch size, validation and more; null for Keras's defaults. <see cref="FitOptions.Shuffle"/> does not count: shuffle the stream.
    /// </param>
    /// <returns>Loss and metrics of every epoch.</returns>
    /// <exception cref="ArgumentException">A part does not fit the model, or holds a NaN; says the row and the column.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; completed steps remain.</exception>
    public static History Fit(this ITrainable model, DataStream stream, FitOptions? options = null) => Trainer.Fit(model, stream, options);

    /// <summary>The loss and the metrics of a model on samples that need not fit into memory.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Samples and targets of the model's shapes; read ahead on another thread.</param>
    /// <param name="batchSize">The samples that are evaluated at once.</param>
    /// <param name="metrics">What to report beside the loss; null for accuracy, or mean absolute and root mean squared error.</param>
    /// <exception cref="ArgumentException">A part does not fit the model, or holds a NaN; says the row and the column.</exception>
    public static EvaluationResult Evaluate(
        this ITrainable model, DataStream stream, int batchSize = 256, IReadOnlyList<Metric>? metrics = null) =>
        Trainer.Evaluate(model, stream, batchSize, metrics);

    /// <summary>The loss and the metrics of a model on a data set.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Samples and targets of the model's shapes.</param>
    /// <param name="batchSize">The samples that are evaluated at once.</param>
    /// <param name="metrics">What to report beside the loss; null for accuracy, or mean absolute and root mean squared error.</param>
    /// <exception cref="ArgumentException">The data do not fit the model, or hold a NaN; says the row and the column.</exception>
    public static EvaluationResult Evaluate(
        this ITrainable model, Dataset data, int batchSize = 256, IReadOnlyList<Metric>? metrics = null) =>
        Trainer.Evaluate(model, data, batchSize, metrics);
}
