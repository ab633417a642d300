extern alias runtime;

using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Assertions that emitted code computes what the interpreter computes in double precision.</summary>
internal static class Parity
{
    private const double Tolerance = 1e-5;

    /// <summary>See <see cref="RoundingOf"/>.</summary>
    private const double RoundingFactor = 8;

    /// <summary>Gives every parameter random values, so that biases count as well; statistics stay positive.</summary>
    public static void RandomizeParameters(ModelUnderTest model, Random random)
    {
        foreach (var parameter in model.Parameters)
        {
            var isStatistic = parameter.Role == runtime::NnGen.ParameterRole.Statistic;
            var scale = parameter.Shape.Count > 1 ? MathF.Sqrt(3f / parameter.Shape[0]) : 0.5f;
            parameter.CopyFrom(Batch.Numbers(parameter.Count, random, isStatistic ? 0.5f : -scale, isStatistic ? 1.5f : scale));
        }
    }

    /// <summary>Predictions of all samples at once and of the first alone, loss and gradients.</summary>
    public static void AssertAll(ModelUnderTest model, Oracle oracle, Batch batch)
    {
        AssertPredictions(model, oracle, batch);
        AssertGradients(model, oracle, batch);
    }

    public static void AssertPredictions(ModelUnderTest model, Oracle oracle, Batch batch)
    {
        var expected = oracle.Predict(model, batch);
        Close.Assert(expected, model.Predict(batch.Inputs), Tolerance, "predictions");
        var alone = model.Predict(batch.Inputs.AsSpan(0, model.Model.InputSize));
        Close.Assert(expected[..model.Model.OutputSize], alone, Tolerance, "prediction of one sample");
    }

    public static void AssertGradients(ModelUnderTest model, Oracle oracle, Batch batch)
    {
        var evaluated = oracle.Evaluate(model, batch);
        var (loss, predictions) = model.Evaluate(batch);
        Close.Assert(evaluated.Loss, loss, Tolerance, "loss at inference");
        Close.Assert(evaluated.Prediction, predictions, Tolerance, "predictions of an evaluation");

        var (trained, rounding) = (oracle.Train(model, batch), RoundingOf(model, oracle, batch));
        var before = model.Values();
        var head = new float[batch.Samples * model.Model.OutputSize];
        Close.Assert(trained.Loss, model.Trainable.ComputeGradients(batch.ToTrainingBatch(model), head), Tolerance, "loss while training");
        Close.Assert(trained.HeadOutput, head, Tolerance, "output of the head");
        AssertStatistics(trained.StatisticUpdates, before, model);
        var gradients = model.Gradients();
        Assert.Equal(trained.Gradients.Keys.Order(), gradients.Keys.Order());
        foreach (var (name, expected) in trained.Gradients)
        {
            Close.Assert(expected, gradients[name], Tolerance, $"gradient of {name}", rounding?.Invoke(name, expected) ?? Close.Negligible);
        }
    }

    /// <summary>
    /// What a normalisation over the batch takes away of gradients cancels in sums over the batch, and leaves of small results, or of 0 in theory
    /// (a bias before it), the rounding errors of terms that are not small; two in a row do more so. How much that is tells the
    /// interpreter, which rounds each value to single precision instead: the emitted code, which rounds each term of a sum as well, may be off by a
    /// few times as much. Gives what is negligible beside the <see cref="Tolerance"/> by that; null for models without such a layer.
    /// </summary>
    private static Func<string, double[], double>? RoundingOf(ModelUnderTest model, Oracle oracle, Batch batch)
    {
        if (model.Model.Summary.Layers.All(layer => layer.Kind != "BatchNormalization"))
        {
            return null;
        }

        var rounded = oracle.Train(model, batch, singlePrecision: true).Gradients;
        return (name, exact) =>
            Math.Max(Close.Negligible, RoundingFactor * exact.Zip(rounded[name], (one, other) => Math.Abs(one - other)).Max() / Tolerance);
    }

    /// <summary>Statistics that training moves have their new values, all other parameters those from before.</summary>
    private static void AssertStatistics(
        IReadOnlyDictionary<string, double[]> updates, IReadOnlyDictionary<string, float[]> before, ModelUnderTest model)
    {
        foreach (var (name, values) in model.Values())
        {
            if (updates.TryGetValue(name, out var expected))
            {
                Close.Assert(expected, values, Tolerance, name);
            }
            else
            {
                Assert.Equal(before[name], values);
            }
        }
    }
}
