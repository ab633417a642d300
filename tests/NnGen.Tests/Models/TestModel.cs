using NnGen.Generated;

namespace NnGen.Tests.Models;

/// <summary>What a generator would declare for Input(3), Normalization, Dense(40), Dense(2), with a tile over four samples.</summary>
internal static class TestModel
{
    public static ModelCore Core(int seed = 1) => new(Info(), seed);

    public static ModelInfo Info(int outputs = 2, string hash = "5eed", string[]? slots = null, bool trainable = true) => new()
    {
        Name = "Tiny",
        ArchitectureHash = hash,
        InputShape = [3],
        OutputShape = [outputs],
        Parameters =
        [
            new("Normalization1.Mean", [3], 848, ParameterLayout.Tiled(3, 4)) { Role = ParameterRole.Statistic },
            new("Normalization1.Variance", [3], 864, ParameterLayout.Flat(3))
                { Role = ParameterRole.Statistic, InitialValues = [1f, 2f, 3f] },
            new("Dense1.Kernel", [3, 40], 0, ParameterLayout.Panels(3, 40))
                { Initializer = Initializer.GlorotUniform, FanIn = 3, FanOut = 40 },
            new("Dense1.Bias", [40], 144, ParameterLayout.Flat(40)),
            new("Dense2.Kernel", [40, outputs], 192, ParameterLayout.Panels(40, outputs))
                { Initializer = Initializer.GlorotUniform, FanIn = 40, FanOut = outputs },
            new("Dense2.Bias", [outputs], 832, ParameterLayout.Flat(outputs)),
        ],
        GradientLength = 848,
        StorageLength = 880,
        OptimizerSlots = slots ?? ["FirstMoment", "SecondMoment"],
        Layers =
        [
            new("Normalization1", "Normalization", [3], 6),
            new("Dense1", "Dense", [40], 160) { Flops = 280 },
            new("Dense2", "Dense", [outputs], 41 * outputs) { Flops = 81 * outputs },
        ],
        PredictionBytes = 4 * (40 + outputs),
        TrainingBytes = trainable ? 12 * (40 + outputs) : 0,
        Loss = trainable ? new LossInfo("MeanSquaredError", PredictionTask.Regression, outputs, false, false) : null,
    };

    /// <summary>A model of one parameter.</summary>
    public static ModelCore Of(ParameterInfo parameter, int seed = 1) => new(
        new ModelInfo
        {
            Name = "Single",
            ArchitectureHash = "1",
            InputShape = [1],
            OutputShape = [1],
            Parameters = [parameter],
            StorageLength = parameter.Offset + parameter.Layout.StorageLength,
            Layers = [],
        },
        seed);

    /// <summary>All elements of all parameters, by name.</summary>
    public static Dictionary<string, float[]> Values(ModelCore core) => core.Parameters.ToDictionary(parameter => parameter.Name, Elements);

    public static float[] Elements(Parameter parameter)
    {
        var elements = new float[parameter.Count];
        parameter.CopyTo(elements);
        return elements;
    }

    /// <summary>1, 2, 3 … times a factor.</summary>
    public static float[] Ramp(int count, float factor = 1f) => [.. Enumerable.Range(1, count).Select(i => i * factor)];
}
