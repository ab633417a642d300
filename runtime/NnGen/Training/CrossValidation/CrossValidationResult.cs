using System.Globalization;
using System.Text;
using NnGen.Generated;

namespace NnGen;

/// <summary>What a cross validation came to: a number per fold, their mean and deviation, and a prediction for every sample.</summary>
public sealed class CrossValidationResult
{
    private readonly ModelInfo _model;
    private readonly ModelPredictions _outOfFold;

    internal CrossValidationResult(ModelInfo model, IReadOnlyList<FoldResult> folds, ModelPredictions outOfFold)
    {
        _model = model;
        Folds = folds;
        _outOfFold = outOfFold;
    }

    /// <summary>All folds, repeat after repeat.</summary>
    public IReadOnlyList<FoldResult> Folds { get; }

    /// <summary>The names that <see cref="Mean"/> takes: <c>loss</c> and the metrics.</summary>
    public IReadOnlyList<string> Names => ["loss", .. Folds[0].Evaluation.Metrics.Keys];

    /// <summary>
    /// What models said that had not seen the sample, <c>[N, OutputSize]</c>, as <c>Predict</c> gives it; the mean over repeats.
    /// </summary>
    public ReadOnlyMemory<float> OutOfFoldPredictions => _outOfFold.Values;

    /// <summary>The mean over folds.</summary>
    /// <param name="name"><c>loss</c> or a metric.</param>
    /// <exception cref="KeyNotFoundException">There is no such number.</exception>
    public double Mean(string name) => Folds.Average(fold => fold.Evaluation[name]);

    /// <summary>The standard deviation over folds: the root of the mean squared deviation, as NumPy's <c>std</c>.</summary>
    /// <param name="name"><c>loss</c> or a metric.</param>
    /// <exception cref="KeyNotFoundException">There is no such number.</exception>
    public double StandardDeviation(string name)
    {
        var mean = Mean(name);
        return Math.Sqrt(Folds.Average(fold => (fold.Evaluation[name] - mean) * (fold.Evaluation[name] - mean)));
    }

    /// <summary>A metric over the out-of-fold predictions of all samples together.</summary>
    /// <param name="metric">The metric, of one of several outputs (<see cref="Metric.Output"/>); it stays as it is.</param>
    /// <exception cref="ArgumentException">The metric does not fit the model, or there is no output of its name.</exception>
    public double OutOfFold(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var copy = metric.Copy();
        var batch = _outOfFold.BatchOf(MetricChoice.OutputOf(_model, metric, nameof(metric)));
        copy.Update(metric.Weighted ? batch : batch with { SampleWeights = default });
        return copy.Value;
    }

    /// <summary>A row per fold, then mean ± standard deviation.</summary>
    public override string ToString()
    {
        var table = new StringBuilder("fold    ");
        foreach (var name in Names)
            table.Append(CultureInfo.InvariantCulture, $"  {name,18}");
        foreach (var fold in Folds)
        {
            table.AppendLine().Append(FormattableString.Invariant($"{fold.Repeat + 1}.{fold.Fold + 1}").PadRight(8));
            foreach (var name in Names)
                table.Append(CultureInfo.InvariantCulture, $"  {fold.Evaluation[name],18:G5}");
        }

        table.AppendLine().Append("mean    ");
        foreach (var name in Names)
            table.Append("  " + FormattableString.Invariant($"{Mean(name):G5} ± {StandardDeviation(name):G2}").PadLeft(18));
        return table.ToString();
    }
}
