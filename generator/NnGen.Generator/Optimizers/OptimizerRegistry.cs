using NnGen.Generator.Utilities;

namespace NnGen.Generator.Optimizers;

/// <summary>All kinds of optimizers.</summary>
internal static class OptimizerRegistry
{
    private static readonly Dictionary<string, OptimizerDefinition> s_byKind =
        Definitions.Instances<OptimizerDefinition>().ToDictionary(definition => definition.Kind);

    public static IEnumerable<OptimizerDefinition> All => s_byKind.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value);

    public static OptimizerDefinition? Find(string kind) => s_byKind.TryGetValue(kind, out var definition) ? definition : null;
}
