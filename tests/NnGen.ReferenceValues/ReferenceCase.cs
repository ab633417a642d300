using System.Text.Json;

namespace NnGen.ReferenceValues;

/// <summary>An array as PyTorch computed or received it.</summary>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Data">Its elements, row-major.</param>
public sealed record ReferenceTensor(int[] Shape, float[] Data);

/// <summary>
/// One model with a fixed batch, and what PyTorch made of them: predictions, gradients, ten training losses and the parameters after
/// ten steps. See README.md beside this file for how the values were made.
/// </summary>
public sealed class ReferenceCase
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<IReadOnlyList<ReferenceCase>> AllCases = new(ReadAll);

    private ReferenceCase(string name, Content content)
    {
        Name = name;
        Attributes = content.Attributes;
        InputShape = content.InputShape;
        Tensors = content.Tensors;
        Labels = content.Labels ?? [];
        Losses = content.Losses;
        EvaluationLoss = content.EvaluationLoss ?? content.Losses[0];
        InitialParameters = WithPrefix("initial/");
        Gradients = WithPrefix("gradient/");
        FinalParameters = WithPrefix("final/");
    }

    /// <summary>All cases, ordered by name.</summary>
    /// <exception cref="DirectoryNotFoundException">The values were not copied beside the test assembly.</exception>
    public static IReadOnlyList<ReferenceCase> All => AllCases.Value;

    /// <summary>The name of the case, an identifier in C#.</summary>
    public string Name { get; }

    /// <summary>The attributes of the model in C#, one layer a line, to be put before <c>public sealed partial class …;</c>.</summary>
    public string Attributes { get; }

    /// <summary>The shape of one input sample.</summary>
    public int[] InputShape { get; }

    /// <summary>Every array of the file by its name there.</summary>
    public IReadOnlyDictionary<string, ReferenceTensor> Tensors { get; }

    /// <summary>The samples, <c>[N, …InputShape]</c>.</summary>
    public ReferenceTensor Inputs => Tensors["inputs"];

    /// <summary>The targets as numbers, <c>[N, outputs]</c>, or null when the loss takes <see cref="Labels"/>.</summary>
    public ReferenceTensor? Targets => Tensors.GetValueOrDefault("targets");

    /// <summary>The targets as class indices, <c>[N]</c>; empty when the loss takes <see cref="Targets"/>.</summary>
    public int[] Labels { get; }

    /// <summary>A weight for each sample, <c>[N]</c>, or null for 1 each.</summary>
    public ReferenceTensor? SampleWeights => Tensors.GetValueOrDefault("sampleWeights");

    /// <summary>What to set every parameter to before anything else, by the library's names.</summary>
    public IReadOnlyDictionary<string, ReferenceTensor> InitialParameters { get; }

    /// <summary>What <c>Predict</c> returns with the initial parameters, <c>[N, outputs]</c>.</summary>
    public ReferenceTensor Predictions => Tensors["predictions"];

    /// <summary>The loss with the initial parameters, regularisation included.</summary>
    public double Loss => Losses[0];

    /// <summary>The loss with the initial parameters as at inference; another where layers then go by moving statistics.</summary>
    public double EvaluationLoss { get; }

    /// <summary>The gradients of <see cref="Loss"/> before any clipping, for all parameters that are not frozen.</summary>
    public IReadOnlyDictionary<string, ReferenceTensor> Gradients { get; }

    /// <summary>The losses of ten training steps on the same batch, each from before its step.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>All parameters after these ten steps, frozen ones and moved statistics included.</summary>
    public IReadOnlyDictionary<string, ReferenceTensor> FinalParameters { get; }

    /// <summary>Finds a case by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ReferenceCase Named(string name)
        => All.FirstOrDefault(one => one.Name == name) ?? throw new ArgumentException($"There is no reference case '{name}'.", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ReferenceCase[] ReadAll()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "ReferenceValues");
        return [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];
    }

    private static ReferenceCase Read(string path)
    {
        var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Options)
            ?? throw new InvalidDataException($"{path} is empty.");
        return new ReferenceCase(Path.GetFileNameWithoutExtension(path), content);
    }

    private Dictionary<string, ReferenceTensor> WithPrefix(string prefix)
        => Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    private sealed record Content(
        string Attributes, int[] InputShape, Dictionary<string, ReferenceTensor> Tensors, int[]? Labels, double[] Losses, double? EvaluationLoss);
}
