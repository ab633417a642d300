namespace NnGen.Generator.Emission.Kernels;

/// <summary>Offsets as C#, without what changes nothing.</summary>
internal static class OffsetText
{
    /// <summary>
    /// A sum of a constant and of products: <c>(line * 832) + (column * 32) + 64</c>; <c>0</c> for nothing. A term that is a number is
    /// added to the constant, a nameless one counts as 0.
    /// </summary>
    public static string Sum(long constant, params (string Name, long Factor)[] terms)
    {
        var parts = new List<string>();
        foreach (var (name, factor) in terms)
        {
            if (name.Length == 0 || factor == 0)
            {
                continue;
            }

            if (long.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                constant += number * factor;
            }
            else
            {
                parts.Add(factor == 1 ? name : $"({(name.Contains(' ') ? $"({name})" : name)} * {NumberText.Integer(factor)})");
            }
        }

        if (constant != 0 || parts.Count == 0)
        {
            parts.Add(NumberText.Integer(constant));
        }

        // A product alone needs no parentheses; a sum that was given as it is has none around it.
        return parts.Count == 1 && parts[0].StartsWith("(", StringComparison.Ordinal) && !terms.Any(term => term.Name == parts[0])
            ? parts[0].Substring(1, parts[0].Length - 2)
            : string.Join(" + ", parts);
    }
}
