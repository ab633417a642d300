using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NnGen;

/// <summary>
/// The numbers of an epoch by Keras's names: <c>loss</c>, the metrics, with validation the same after <c>val_</c>, and what callbacks add.
/// They keep the order in which they came.
/// </summary>
public sealed class TrainingLogs : IReadOnlyDictionary<string, double>
{
    private readonly List<string> _names = [];
    private readonly List<double> _values = [];

    internal TrainingLogs(IEnumerable<KeyValuePair<string, double>> logs)
    {
        foreach (var (name, value) in logs)
            Set(name, value);
        MeasuredCount = Count;
    }

    /// <inheritdoc/>
    public int Count => _names.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _names;

    /// <inheritdoc/>
    public IEnumerable<double> Values => _values;

    /// <summary>How many of them were measured; callbacks added the rest.</summary>
    internal int MeasuredCount { get; }

    /// <summary>One number.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such number; names those there are.</exception>
    public double this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no '{key}' among the logs; there are {string.Join(", ", _names)}.");

    /// <summary>Adds a number or replaces it; the history has it too when it is added at the end of an epoch.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The number.</param>
    public void Set(string name, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var index = _names.IndexOf(name);
        if (index < 0)
        {
            _names.Add(name);
            _values.Add(value);
            return;
        }

        _values[index] = value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        var index = _names.IndexOf(key);
        value = index < 0 ? 0 : _values[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator()
    {
        for (var i = 0; i < _names.Count; i++)
            yield return new(_names[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
