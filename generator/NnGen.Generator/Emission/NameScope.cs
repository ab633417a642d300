using System.Globalization;

namespace NnGen.Generator.Emission;

/// <summary>Gives names out once; a second taker gets a number behind.</summary>
internal sealed class NameScope(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>The name, or when it is the first of some single letters, the next of them that is free.</summary>
    public string Take(string wanted, string letters) =>
        wanted == letters.Substring(0, 1) && letters.Select(c => c.ToString()).FirstOrDefault(letter => !_taken.Contains(letter)) is { } free
            ? Take(free)
            : Take(wanted);

    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = wanted + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}

internal static class Identifiers
{
    /// <summary><c>Dense1</c> → <c>dense1</c>; a name that would be a keyword gets an underscore.</summary>
    public static string Camel(string name)
    {
        var camel = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(camel) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
            ? camel
            : camel + "_";
    }

    /// <summary><c>dense1</c> → <c>Dense1</c>; of a name that is not written yet, nothing.</summary>
    public static string Pascal(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary><c>Encoder.0.Dense1</c> → <c>Encoder0Dense1</c>; a name without points stays as it is.</summary>
    public static string OfLayer(string path)
    {
        var parts = path.Split('.');
        return parts[0] + string.Concat(parts.Skip(1).Select(Pascal));
    }

    /// <summary><c>Dense1.Kernel</c> → <c>Dense1Kernel</c>.</summary>
    public static string OfParameter(string path) => string.Concat(path.Split('.').Select(Pascal));
}
