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

        var (trained, rounding) = (oracle.Train(model, batch), new Lazy<IReadOnlyDictionary<string, double[]>>(() => oracle.Train(model, batch, singlePrecision: true).Gradients));
        var before = model.Values();
        var head = new float[batch.Samples * model.Model.OutputSize];
        Close.Assert(trained.Loss, model.Trainable.ComputeGradients(batch.ToTrainingBatch(model), head), Tolerance, "loss while training");
        Close.Assert(trained.HeadOutput, head, Tolerance, "output of the head");
        AssertStatistics(trained.StatisticUpdates, before, model);
        var gradients = model.Gradients();
        Assert.Equal(trained.Gradients.Keys.Order(), gradients.Keys.Order());
        foreach (var (name, expected) in trained.Gradients)
        {
            var negligible = Close.Agrees(expected, gradients[name], Tolerance) ? Close.Negligible : RoundingOf(expected, rounding.Value[name]);
            Close.Assert(expected, gradients[name], Tolerance, $"gradient of {name}", negligible);
        }
    }

    /// <summary>
    /// Some gradients are small, or 0 in theory (of a bias before a BatchNormalization), because terms that are not small cancel: rounding
    /// errors of these remain. How large they are tells the interpreter, which rounds each value to single precision instead; the emitted code, which rounds
    /// each term of a sum as well, may be off by a few times as much, and by less than a unit in the last place of 1 (8e-8) in any case. Gives what is
    /// negligible beside the <see cref="Tolerance"/> by that.
    /// </summary>
    private static double RoundingOf(double[] exact, double[] rounded) =>
        Math.Max(8 * Close.Negligible, RoundingFactor * exact.Zip(rounded, (one, other) => Math.Abs(one - other)).Max() / Tolerance);

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
