using System.Collections;
using System.Diagnostics.CodeAnalysis;
using NnGen.Generated;

namespace NnGen;

/// <summary>A model's parameters, by name and in declaration order.</summary>
public sealed partial class ParameterCollection : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;
    private readonly Dictionary<string, Parameter> _byName;
    private readonly string _modelName;

    internal ParameterCollection(ModelCore core)
    {
        Core = core;
        _modelName = core.Info.Name;
        _parameters = new Parameter[core.Info.Parameters.Length];
        _byName = new Dictionary<string, Parameter>(_parameters.Length, StringComparer.Ordinal);
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i] = new Parameter(core, core.Info.Parameters[i]);
            _byName.Add(parameter.Name, parameter);
            ElementCount += parameter.Count;
        }
    }

    internal ModelCore Core { get; }

    /// <summary>The number of parameters: kernels, biases, statistics.</summary>
    public int Count => _parameters.Length;

    /// <summary>The number of elements of all parameters together.</summary>
    public long ElementCount { get; }

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">Its path: <c>Dense1.Kernel</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says which there are.</exception>
    public Parameter this[string name] => TryGet(name, out var parameter)
        ? parameter
        : throw new KeyNotFoundException(
            $"{_modelName} has no parameter '{name}'. It has: {string.Join(", ", _parameters.Select(known => known.Name))}.");

    /// <summary>The parameter of a place in declaration order.</summary>
    /// <param name="index">The place, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Parameter this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _parameters.Length);
            return _parameters[index];
        }
    }

    /// <summary>Whether there is a parameter of this name.</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Looks a parameter up.</summary>
    /// <param name="name">Its path: <c>Dense1.Kernel</c>.</param>
    /// <param name="parameter">The parameter, or null when there is none of that name.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out Parameter? parameter) => _byName.TryGetValue(name, out parameter);

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
