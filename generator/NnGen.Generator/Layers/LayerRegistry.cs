using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers;

/// <summary>All kinds of layers.</summary>
internal static class LayerRegistry
{
    private static readonly Dictionary<string, LayerDefinition> s_byKind =
        Definitions.Instances<LayerDefinition>().ToDictionary(definition => definition.Kind);

    /// <summary>All kinds, by name in ordinal order.</summary>
    public static IEnumerable<LayerDefinition> All => s_byKind.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value);

    /// <summary>The definition of a kind, or null if there is none.</summary>
    public static LayerDefinition? Find(string kind) => s_byKind.TryGetValue(kind, out var definition) ? definition : null;

    /// <summary>Whether a layer that ends with this kind of activation may give negative numbers.</summary>
    public static bool MayBeNegative(string activation) => activation == nameof(Activation.Linear) || Find(activation) is { MayBeNegative: true };
}
