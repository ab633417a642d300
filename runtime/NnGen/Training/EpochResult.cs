using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>What one epoch came to.</summary>
public sealed class EpochResult
{
    internal EpochResult()
    {
    }

    /// <summary>Which epoch of this fit, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss over the samples while they were trained on, regularisation included.</summary>
    public required double Loss { get; init; }

    /// <summary>
    /// The metrics over the same samples: <c>accuracy</c>, or <c>mae</c> and <c>rmse</c>; sample weights do not count. Of a model of several
    /// outputs the loss and the metrics of each: <c>price_loss</c>, <c>price_mae</c>.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>The mean loss over the validation samples after the epoch, or null without any.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The metrics over the validation samples, or null without any.</summary>
    public IReadOnlyDictionary<string, double>? ValidationMetrics { get; init; }

    /// <summary>The numbers that callbacks added, by name: <c>learning_rate</c>.</summary>
    public IReadOnlyDictionary<string, double> CallbackLogs { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The learning rate of the epoch's last optimizer step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Whether something set the learning rate step by step or epoch by epoch: only then is it among the logs, as in Keras.</summary>
    internal bool LearningRateVaries { get; init; }

    /// <summary>How long it took, validation included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>
    /// All numbers under Keras's names: <c>loss</c>, <c>price_loss</c> of each of several outputs, <c>accuracy</c>, …, <c>val_loss</c>, <c>val_accuracy</c>, …,
    /// <c>learning_rate</c> when it varies, and what callbacks added.
    /// </summary>
    internal IEnumerable<KeyValuePair<string, double>> Logs()
    {
        yield return new("loss", Loss);
        foreach (var metric in Metrics)
            yield return metric;
        if (ValidationLoss is { } validationLoss)
            yield return new("val_loss", validationLoss);
        foreach (var (name, value) in ValidationMetrics ?? new Dictionary<string, double>())
            yield return new("val_" + name, value);
        if (LearningRateVaries)
            yield return new("learning_rate", LearningRate);
        foreach (var log in CallbackLogs)
            yield return log;
    }

    /// <summary>The same with what callbacks added to its logs; numbers that were measured stay as they were.</summary>
    internal EpochResult With(TrainingLogs logs) => logs.Count == logs.MeasuredCount
        ? this
        : new EpochResult
        {
            Epoch = Epoch,
            Loss = Loss,
            Metrics = Metrics,
            ValidationLoss = ValidationLoss,
            ValidationMetrics = ValidationMetrics,
            CallbackLogs = new Dictionary<string, double>(logs.Skip(logs.MeasuredCount), StringComparer.Ordinal).AsReadOnly(),
            LearningRate = LearningRate,
            LearningRateVaries = LearningRateVaries,
            Duration = Duration,
        };

    /// <summary>One line: <c>Epoch 3: loss 0.1234, accuracy 0.9876 (12 ms)</c>.</summary>
    public override string ToString()
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Epoch {Epoch}: ");
        line.AppendJoin(", ", Logs().Select(log => string.Create(CultureInfo.InvariantCulture, $"{log.Key} {log.Value:G4}")));
        return line.Append(CultureInfo.InvariantCulture, $" ({Duration.TotalMilliseconds:F0} ms)").ToString();
    }
}
