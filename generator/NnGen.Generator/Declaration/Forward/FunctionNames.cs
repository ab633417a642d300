using System.Globalization;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>The names of functions in a graph: the kind and its ordinal among those of the kind, as in a stack.</summary>
internal static class FunctionNames
{
    public static string Next(string kind, IReadOnlyCollection<LayerDeclaration> layers)
    {
        // Generated members begin with these names in a capital: the user's relu1 and ReLU1 would be one.
        var taken = new HashSet<string>(layers.Select(layer => layer.Name), StringComparer.OrdinalIgnoreCase);
        var ordinal = 1 + layers.Count(layer => layer.IsFunction && layer.Attribute.Kind == kind);
        while (!taken.Add(kind + ordinal.ToString(CultureInfo.InvariantCulture)))
        {
            ordinal++;
        }

        return kind + ordinal.ToString(CultureInfo.InvariantCulture);
    }
}
