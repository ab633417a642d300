using NnGen.Generator.Declaration;

namespace NnGen.Generator.Emission;

/// <summary>The inputs of a model as parameters and properties of its public members.</summary>
internal static class InputSignature
{
    /// <summary>What members beside the inputs are called, so that no input can be.</summary>
    public static IReadOnlyList<string> OtherNames { get; } = ["batch", "inputs", "labels", "outputs", "packed", "rows", "sampleWeights", "targets"];

    /// <summary><c>ReadOnlySpan&lt;float&gt; numbers, ReadOnlySpan&lt;int&gt; tokens</c></summary>
    public static string Parameters(IReadOnlyList<InputDeclaration> inputs) => string.Join(", ", Named(inputs).Select(input => $"{Span(input.Type)} {input.Parameter}"));

    /// <summary><c>numbers, tokens</c></summary>
    public static string Arguments(IReadOnlyList<InputDeclaration> inputs) => string.Join(", ", Named(inputs).Select(input => input.Parameter));

    /// <summary>Each input: its element type, and what parameters and properties for it are called.</summary>
    public static IEnumerable<(string Type, string Parameter, string Property)> Named(IReadOnlyList<InputDeclaration> inputs)
    {
        if (inputs.Count < 2)
        {
            return [(inputs.Count == 1 ? inputs[0].ElementType : "float", "inputs", "Inputs")];
        }

        // An invalid model may have names that clash, or that are not written yet.
        var clash = inputs.Any(input => input.Name.Length == 0) || inputs.Select(input => input.Name).Concat(OtherNames).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1);
        return inputs.Select((input, i) => clash
            ? (input.ElementType, FormattableString.Invariant($"input{i}"), FormattableString.Invariant($"Input{i}"))
            : (input.ElementType, TypeReader.Identifier(input.Name), Identifiers.Pascal(input.Name)));
    }

    public static string Span(string elementType) => $"global::System.ReadOnlySpan<{elementType}>";
}
