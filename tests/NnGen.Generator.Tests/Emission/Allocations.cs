extern alias runtime;

using runtime::NnGen.Generated;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>The assertion that a model allocates nothing once it has seen a batch.</summary>
internal static class Allocations
{
    /// <summary>The runtime itself may allocate once (the caches of casts grow), on whichever thread is there; steps that allocate do so each time.</summary>
    private const int Attempts = 3;

    /// <summary>Predicts, evaluates and trains on a batch and on its first sample, a few times each.</summary>
    public static void AssertNone(ModelUnderTest model, Batch batch)
    {
        var predictions = new float[batch.Samples * model.Model.OutputSize];
        var all = batch.ToTrainingBatch(model);
        var first = batch.Slice(0, 1).ToTrainingBatch(model);
        Run(model, all, first, predictions);
        var allocated = long.MaxValue;
        for (var attempt = 0; attempt < Attempts && allocated > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < 3; round++)
            {
                Run(model, all, first, predictions);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static void Run(ModelUnderTest model, TrainingBatch batch, TrainingBatch first, float[] predictions)
    {
        var one = predictions.AsSpan(0, model.Model.OutputSize);
        model.Predict(batch.InputBytes, predictions);
        model.Predict(first.InputBytes, one);
        model.Trainable.EvaluateBatch(batch, predictions);
        model.Trainable.ComputeGradients(batch, predictions);
        model.Trainable.ComputeGradients(first, one);
        model.Trainable.ApplyGradients(learningRate: 0.01f, gradientScale: 0.5f);
    }
}
