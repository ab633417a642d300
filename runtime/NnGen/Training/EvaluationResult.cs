using System.Globalization;

namespace NnGen;

/// <summary>How well a model predicts a dataset.</summary>
public sealed class EvaluationResult
{
    internal EvaluationResult(double loss, IReadOnlyDictionary<string, double> metrics, int count)
    {
        Loss = loss;
        Metrics = metrics;
        Count = count;
    }

    /// <summary>The mean loss over the samples, regularisation included.</summary>
    public double Loss { get; }

    /// <summary>
    /// The metrics by name; sample weights do not count. Of a model of several outputs also the loss of each, <c>price_loss</c>, without its
    /// weight in the loss and without regularisation, and with sample weights.
    /// </summary>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The share of right decisions, 0 to 1; null for a model that predicts numbers or has several outputs.</summary>
    public double? Accuracy => Find("accuracy");

    /// <summary>The mean of |prediction − target|; null for a model that predicts classes or has several outputs.</summary>
    public double? MeanAbsoluteError => Find("mae");

    /// <summary>The root of the mean of (prediction − target)²; null for a model that predicts classes or has several outputs.</summary>
    public double? RootMeanSquaredError => Find("rmse");

    /// <summary>A number by Keras's name: <c>loss</c>, <c>accuracy</c>, <c>mae</c>, <c>rmse</c>; of several outputs <c>price_loss</c>, <c>price_mae</c>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such number.</exception>
    public double this[string name] => name == "loss" ? Loss : Metrics[name];

    /// <summary>One line: <c>loss 0.1234, accuracy 0.9876 (1000 samples)</c>.</summary>
    public override string ToString()
    {
        var metrics = string.Concat(
            Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $", {metric.Key} {metric.Value:G4}")));
        return string.Create(CultureInfo.InvariantCulture, $"loss {Loss:G4}{metrics} ({Count} samples)");
    }

    private double? Find(string name) => Metrics.TryGetValue(name, out var value) ? value : null;
}
