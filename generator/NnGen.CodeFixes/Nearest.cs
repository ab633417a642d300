namespace NnGen.CodeFixes;

/// <summary>The names that a misspelt one may have meant.</summary>
internal static class Nearest
{
    /// <summary>At most two, the nearest first; none that differs in more than a third of its letters.</summary>
    public static IEnumerable<string> Of(string name, IEnumerable<string> candidates) => candidates
        .Distinct()
        .Where(candidate => candidate != name)
        .Select(candidate => (Candidate: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(pair => pair.Distance <= Math.Max(1, pair.Candidate.Length / 3))
        .OrderBy(pair => pair.Distance)
        .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
        .Take(2)
        .Select(pair => pair.Candidate);

    /// <summary>How many letters must be put in, taken out, changed or swapped with the next (optimal string alignment).</summary>
    public static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }
}
