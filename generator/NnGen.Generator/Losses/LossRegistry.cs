using NnGen.Generator.Utilities;

namespace NnGen.Generator.Losses;

/// <summary>All kinds of losses.</summary>
internal static class LossRegistry
{
    private static readonly Dictionary<string, LossDefinition> s_byKind =
        Definitions.Instances<LossDefinition>().Where(definition => definition is not (CustomLossDefinition or SeveralLossesDefinition)).ToDictionary(definition => definition.Kind);

    public static IEnumerable<LossDefinition> All => s_byKind.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value);

    public static LossDefinition? Find(string kind) => s_byKind.TryGetValue(kind, out var definition) ? definition : null;
}
