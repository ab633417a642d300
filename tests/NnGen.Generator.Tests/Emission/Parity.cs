extern alias runtime;

using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Assertions that emitted code computes what the interpreter computes in double precision.</summary>
internal static class Parity
{
    private const double Tolerance = 1e-5;

    /// <summary>See <see cref="VanishesByNormalization"/>.</summary>
    private const double NegligibleSum = 1e-2;

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

        var trained = oracle.Train(model, batch);
        var before = model.Values();
        var head = new float[batch.Samples * model.Model.OutputSize];
        Close.Assert(trained.Loss, model.Trainable.ComputeGradients(batch.ToTrainingBatch(model), head), Tolerance, "loss while training");
        Close.Assert(trained.HeadOutput, head, Tolerance, "output of the head");
        AssertStatistics(trained.StatisticUpdates, before, model);
        var gradients = model.Gradients();
        Assert.Equal(trained.Gradients.Keys.Order(), gradients.Keys.Order());
        foreach (var (name, expected) in trained.Gradients)
        {
            var negligible = VanishesByNormalization(name, expected, model) ? NegligibleSum : Close.Negligible;
            Close.Assert(expected, gradients[name], Tolerance, $"gradient of {name}", negligible);
        }
    }

    /// <summary>
    /// Whether a gradient is 0 in theory, because a normalisation over the batch takes away whatever the parameter adds: that of a bias before
    /// it. Single precision leaves the rounding errors of a sum over the batch, whose terms are not small.
    /// </summary>
    private static bool VanishesByNormalization(string parameter, double[] gradient, ModelUnderTest model)
    {
        var layers = model.Model.Summary.Layers.ToList();
        var layer = layers.FindIndex(one => parameter.StartsWith(one.Name + ".", StringComparison.Ordinal));
        return layers.Skip(layer + 1).Any(later => later.Kind == "BatchNormalization") && gradient.All(element => Math.Abs(element) < 1e-12);
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
