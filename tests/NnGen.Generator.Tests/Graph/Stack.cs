using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Interpreter;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Tests.Graph;

/// <summary>A model declared without source: <c>Dense(Units=3; L2=0.1)</c>, a layer a string.</summary>
internal static class Stack
{
    /// <summary>The resolved model; the last string is the loss.</summary>
    public static ResolvedModel Of(int[] input, params string[] attributes)
    {
        var layers = attributes[..^1].Select(Attribute).ToList();
        var named = layers.Select((layer, i) =>
            new LayerDeclaration($"{layer.Kind}{layers.Take(i + 1).Count(l => l.Kind == layer.Kind)}", layer)).ToEquatableArray();
        var declaration = new ModelDeclaration(
            new TypeDeclaration("", EquatableArray<string>.Empty, "partial class M", "M", "M", IsSealed: false),
            EquatableArray.Of(new InputDeclaration("inputs", input.ToEquatableArray(), "float")),
            named,
            Enumerable.Range(0, layers.Count).Select(i => new CallDeclaration(i, EquatableArray.Of(i))).ToEquatableArray(),
            Attribute(attributes[^1]),
            new AttributeDeclaration("SGD", EquatableArray<ArgumentDeclaration>.Empty));
        return Resolve(declaration);
    }

    /// <summary>A declaration with its definitions.</summary>
    public static ResolvedModel Resolve(ModelDeclaration declaration)
    {
        var problems = new List<Problem>();
        return ModelResolver.Resolve(declaration, problems)
            ?? throw new ArgumentException(string.Join("; ", problems.Select(p => $"{p.RuleId} {string.Join(" ", p.MessageArguments)}")));
    }

    /// <summary>Random values for every parameter of a graph: a variance is positive, and nothing is near 0.</summary>
    public static Dictionary<string, double[]> RandomParameters(ComputationGraph graph, Random random) =>
        graph.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => parameter.Role == ParameterRole.Statistic && parameter.Name.EndsWith("Variance", StringComparison.Ordinal)
                ? Enumerable.Range(0, parameter.Shape.Count).Select(_ => 0.5 + random.NextDouble()).ToArray()
                : Numbers(parameter.Shape.Count, random));

    /// <summary>A random batch for a resolved model, with weights and whole or fractional targets as its loss takes them.</summary>
    public static ReferenceBatch RandomBatch(ResolvedModel model, int count, Random random)
    {
        var target = model.Loss!.Definition.Target(model.Loss.Attribute, model.CallShapes[^1]);
        var targets = target.ElementType == ElementType.Int32
            ? [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(model.CallShapes[^1].Count))]
            : Enumerable.Range(0, count * target.Shape.Count).Select(_ => random.NextDouble()).ToArray();
        return ReferenceBatch.Of(count, model.Declaration.Inputs[0].Name, Numbers(count * model.Inputs[0].Count, random)) with
        {
            Targets = targets,
            SampleWeights = [.. Enumerable.Range(0, count).Select(_ => 0.5 + random.NextDouble())],
            Seed = 0x123456789ABCDEF,
            Step = 3,
        };
    }

    /// <summary>Numbers between 0.1 and 1.3 of either sign.</summary>
    public static double[] Numbers(int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (0.1 + (1.2 * random.NextDouble())) * (random.Next(2) == 0 ? -1 : 1))];

    /// <summary>The graph of a purpose before any pass.</summary>
    public static ComputationGraph Lowered(this ResolvedModel model, GraphPurpose purpose) => Lowering.Lower(model, purpose);

    private static AttributeDeclaration Attribute(string text)
    {
        var (kind, arguments) = text.IndexOf('(', StringComparison.Ordinal) is var open and >= 0
            ? (text[..open], text[(open + 1)..^1])
            : (text, "");
        return new AttributeDeclaration(
            kind,
            arguments.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(a => new ArgumentDeclaration(a.Split('=')[0], a.Split('=')[1]))
                .ToEquatableArray());
    }
}
