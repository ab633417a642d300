using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>What was found of a graph: symbols and places, which never leave the step that made them.</summary>
internal sealed class GraphReading
{
    /// <summary>The properties that stand for layers, in the order of their declaration, with the attribute of each; null for one without.</summary>
    public List<(IPropertySymbol Property, AttributeData? Attribute)> Properties { get; } = [];

    /// <summary>The method that describes the forward pass, or null.</summary>
    public IMethodSymbol? Forward { get; set; }

    /// <summary>The property of a layer's attribute.</summary>
    public IPropertySymbol? PropertyOf(AttributeData attribute) =>
        Properties.FirstOrDefault(p => ReferenceEquals(p.Attribute, attribute)).Property;
}

/// <summary>Where a call stands in the source.</summary>
/// <param name="Callee">The word that is called: a layer, a function or an operator.</param>
/// <param name="Arguments">Where the arguments beside the inputs are written, by name.</param>
internal sealed record CallSite(Location Callee, IReadOnlyDictionary<string, Location> Arguments)
{
    /// <summary>Whether the call is in the text of a compiled block; then its place is where that is used.</summary>
    public bool IsCompiled { get; init; }
}
