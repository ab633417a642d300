using System.Text.Json;
using NnGen.Tests.Data;

namespace NnGen.Tests.Training.Metrics;

/// <summary>The numbers that make_scikit_learn.py wrote.</summary>
internal sealed record ScikitLearn(IReadOnlyList<ScikitLearnCase> Cases, ScikitLearnCurves Curves, ScikitLearnReport Report)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<ScikitLearn> Read = new(ReadFile);

    public static ScikitLearn Values => Read.Value;

    private static ScikitLearn ReadFile()
    {
        var path = Fixture.PathOf(Path.Combine("..", "Training", "Metrics", "scikit_learn.json"));
        return JsonSerializer.Deserialize<ScikitLearn>(File.ReadAllText(path), Options)!;
    }
}

/// <summary>One set of predictions and what scikit-learn says of it; null stands for a number that is not defined.</summary>
internal sealed record ScikitLearnCase(
    string Name, int Width, bool MultiClass, float[] Predictions, int[]? Labels, float[]? Targets, float[]? Weights,
    Dictionary<string, JsonElement> Expected)
{
    /// <summary>A run of samples as a batch.</summary>
    public MetricBatch Batch(int start, int count)
    {
        var predictions = Predictions.AsSpan(start * Width, count * Width);
        var weights = Weights is null ? default : Weights.AsSpan(start, count);
        return Labels is not null
            ? new MetricBatch(predictions, Labels.AsSpan(start, count), weights)
            : new MetricBatch(predictions, Targets.AsSpan(start * Width, count * Width), Width, weights);
    }

    public int Count => Predictions.Length / Width;
}

internal sealed record ScikitLearnCurves(
    float[] Scores, int[] Labels, float[] Weights, double[] FalsePositiveRates, double[] TruePositiveRates, double[] RocThresholds,
    double[] WeightedFalsePositiveRates, double[] WeightedTruePositiveRates, double[] Precisions, double[] Recalls,
    double[] PrecisionRecallThresholds, double[] CalibrationShares, double[] CalibrationMeans);

internal sealed record ScikitLearnReport(
    int[] Actual, int[] Predicted, string[] ClassNames, string Text, double[] OfActual, double[] OfPredicted, double[] OfAll);
