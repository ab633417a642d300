using System.Reflection;
using System.Text.Json;
using NnGen.Generated;

namespace NnGen.Conformance;

/// <summary>Runs the models of a given assembly, which no source declares, and writes down what they were given and what they computed.</summary>
internal static class GivenModels
{
    private const int Samples = 7;

    /// <summary>Writes an object a model, by its name.</summary>
    /// <param name="assemblyPath">The assembly; its models take numbers and have a loss over numbers.</param>
    /// <param name="resultsPath">Receives JSON.</param>
    public static void Run(string assemblyPath, string resultsPath)
    {
        var models = Assembly.LoadFrom(assemblyPath).GetTypes().Where(type => type.IsAssignableTo(typeof(ITrainable)));
        var results = models.ToDictionary(type => type.Name, type => Run((ITrainable)Activator.CreateInstance(type, 0)!));
        File.WriteAllText(resultsPath, JsonSerializer.Serialize(results));
    }

    private static Dictionary<string, float[]> Run(ITrainable model)
    {
        var random = new Random(model.InputSize);
        foreach (var parameter in model.Parameters)
        {
            parameter.CopyFrom(Numbers(parameter.Count, random));
        }

        var (inputs, targets) = (Numbers(Samples * model.InputSize, random), Numbers(Samples * model.Core.Info.Loss!.TargetWidth, random));
        var (predictions, first) = (new float[Samples * model.OutputSize], new float[model.OutputSize]);
        ((IModel<float>)model).Predict(inputs, predictions);
        ((IModel<float>)model).Predict(inputs.AsSpan(0, model.InputSize), first);
        var loss = model.ComputeGradients(new TrainingBatch { Inputs = inputs, Targets = targets }, default);

        var result = new Dictionary<string, float[]>
        {
            ["inputs"] = inputs, ["targets"] = targets, ["predictions"] = predictions, ["first"] = first, ["loss"] = [loss],
        };
        foreach (var parameter in model.Parameters)
        {
            result[$"values/{parameter.Name}"] = Copy(parameter.Count, parameter.CopyTo);
            result[$"gradient/{parameter.Name}"] = Copy(parameter.Count, parameter.CopyGradientTo);
        }

        return result;
    }

    private static float[] Numbers(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];

    private static float[] Copy(int count, CopyTo copy)
    {
        var copied = new float[count];
        copy(copied);
        return copied;
    }

    private delegate void CopyTo(Span<float> destination);
}
