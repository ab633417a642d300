using NnGen.Generated;

namespace NnGen;

/// <summary>The one place that says which metrics fit which task, when the user names none.</summary>
internal static class DefaultMetrics
{
    private static readonly Dictionary<PredictionTask, Func<Metric[]>> ByTask = new()
    {
        [PredictionTask.Regression] = () => [new MeanAbsoluteError(), new RootMeanSquaredError()],
        [PredictionTask.BinaryClassification] = () => [new Accuracy()],
        [PredictionTask.Classification] = () => [new Accuracy()],
        [PredictionTask.Embedding] = () => [],
    };

    /// <summary>New metrics for a model; none where each output has no target of its own to compare with.</summary>
    public static Metric[] For(LossInfo loss, int outputSize) =>
        loss.ClassIndices || loss.TargetWidth == outputSize ? ByTask[loss.Task]() : [];
}
