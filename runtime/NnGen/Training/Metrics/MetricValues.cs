using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NnGen;

/// <summary>The values of a few metrics by name, in a fixed order. Immutable.</summary>
internal sealed class MetricValues(string[] names, double[] values) : IReadOnlyDictionary<string, double>
{
    public IEnumerable<string> Keys => names;

    public IEnumerable<double> Values => values;

    public int Count => names.Length;

    public double this[string key] =>
        TryGetValue(key, out var value)
            ? value
            : throw new KeyNotFoundException($"There is no metric '{key}'; there are {string.Join(", ", names)}.");

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        var index = Array.IndexOf(names, key);
        value = index < 0 ? 0 : values[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator()
    {
        for (var i = 0; i < names.Length; i++)
            yield return new KeyValuePair<string, double>(names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
