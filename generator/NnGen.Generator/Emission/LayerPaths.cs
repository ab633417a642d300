using System.Globalization;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Emission;

/// <summary>
/// Where layers are in repeated blocks. The name of a layer says it (<c>Encoders.3.Attention</c>); a function has a number among all of its kind, and a
/// path by its number among those that the repeat calls: <c>Add7</c> is <c>Encoders.3.Add1</c>.
/// </summary>
internal sealed class LayerPaths
{
    private readonly Dictionary<string, string> _functions = [];

    public LayerPaths(ModelDeclaration declaration)
    {
        var counts = new Dictionary<string, int>();
        foreach (var function in declaration.Layers.Items.Where(layer => RepeatOf(layer.Block) is not null))
        {
            var path = $"{function.Block}.{function.Attribute.Kind}";
            counts[path] = counts.TryGetValue(path, out var count) ? count + 1 : 1;
            _functions[function.Name] = path + counts[path].ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The path of a layer, or of a function; of a parameter, its name.</summary>
    public string Of(string name) => _functions.TryGetValue(name, out var path) ? path : name;

    /// <summary>The innermost repeat of a block that a path leads into, <c>Encoders.3</c>, or null.</summary>
    public static string? RepeatOf(string path)
    {
        var parts = path.Split('.');
        var last = Array.FindLastIndex(parts, IsNumber);
        return last < 0 ? null : string.Join(".", parts.Take(last + 1));
    }

    /// <summary>What the layers of all repeats are called, <c>Encoders.Attention</c>.</summary>
    public static string WithoutRepeats(string path) => string.Join(".", path.Split('.').Where(part => !IsNumber(part)));

    // Names are identifiers, which never begin with a digit.
    private static bool IsNumber(string part) => part.Length > 0 && char.IsDigit(part[0]);
}
