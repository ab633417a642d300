using System.Collections;

namespace NnGen;

/// <summary>A model's parameters, by name and in declaration order.</summary>
public sealed class ParameterCollection : IReadOnlyList<Parameter>
{
    /// <summary>By name.</summary>
    public Parameter this[string name] => throw null!;
    /// <inheritdoc/>
    public Parameter this[int index] => throw null!;
    /// <inheritdoc/>
    public int Count => throw null!;
    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => throw null!;
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
