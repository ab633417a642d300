using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>
/// The names of values in the methods of repeated blocks. They say what a value is in the block, whichever repeat it belongs to, so that the methods
/// of equal repeats are equal: the block's own layers by their names in it, what it is given as its input.
/// </summary>
internal sealed class RepeatNames
{
    private readonly Schedule _schedule;
    private readonly ValueNames _names;
    private readonly LayerPaths _paths;
    private readonly Lazy<ILookup<string, string>> _inputs;

    public RepeatNames(Schedule schedule, ValueNames names, LayerPaths paths)
    {
        (_schedule, _names, _paths) = (schedule, names, paths);
        _inputs = new(() => Inputs().ToLookup(input => input.Repeat, input => input.Name));
    }

    /// <summary>The names in a method of a layer, or null if it is not repeated.</summary>
    /// <param name="scope">The layer.</param>
    /// <param name="values">The values that the method touches, in order.</param>
    public MethodNames? Of(string scope, IReadOnlyList<Value> values) =>
        LayerPaths.RepeatOf(_paths.Of(scope)) is { } repeat ? new MethodNames(_names, value => Wanted(value, repeat), values) : null;

    private string Wanted(Value value, string repeat)
    {
        var represented = Represented(value);
        var path = PathOf(represented);
        return path.StartsWith(repeat + ".", StringComparison.Ordinal)
            ? _names.Of(represented, path.Substring(repeat.Length + 1))
            : _names.OfOther(represented, isInput: _inputs.Value[repeat].Contains(_names.Of(value)));
    }

    /// <summary>The value that others which lie in its place are named after.</summary>
    private Value Represented(Value value) =>
        value.Op is ReshapeOp ? Storage.Source(value)
        : _schedule.Graph.IsUpdate(value) && _schedule.Places[value.Id] is ParameterStorage place
            ? _schedule.Graph.ParameterValue(place.Parameter) ?? value
        : value;

    /// <summary>What the forward passes of repeats read; what else they meet in the backward pass belongs to layers that come after them.</summary>
    private IEnumerable<(string Repeat, string Name)> Inputs() =>
        from value in _schedule.Graph.Values
        where !_names.IsBackward(value)
        let repeat = LayerPaths.RepeatOf(PathOf(value))
        where repeat is not null
        from input in value.Inputs
        select (repeat, _names.Of(input));

    private string PathOf(Value value) => _paths.Of(_names.OwnerOf(value));
}

/// <summary>The names in one method, which several repeats may share.</summary>
internal sealed class MethodNames
{
    private readonly ValueNames _outside;
    private readonly Func<Value, string> _wanted;
    private readonly NameScope _scope;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<int, string> _streams = [];

    public MethodNames(ValueNames outside, Func<Value, string> wanted, IReadOnlyList<Value> values)
    {
        (_outside, _wanted) = (outside, wanted);
        _scope = new NameScope(
        [
            "share", "first", "rows", "seed", "batch", "accumulate", "reciprocalBatch",
            .. values.Where(value => value.Op is ParameterOp).Select(value => wanted(value) + "Transposed"),
        ]);
        foreach (var value in values)
        {
            Of(value);
        }
    }

    /// <summary>The streams of random numbers that the method is given.</summary>
    public IEnumerable<(int Stream, string Name)> Streams => _streams.Select(stream => (stream.Key, stream.Value));

    public string Of(Value value)
    {
        var outside = _outside.Of(value);
        if (!_names.TryGetValue(outside, out var name))
        {
            name = _scope.Take(_wanted(value));
            _names.Add(outside, name);
        }

        return name;
    }

    public string OfStream(int stream)
    {
        if (!_streams.TryGetValue(stream, out var name))
        {
            name = _scope.Take("stream");
            _streams.Add(stream, name);
        }

        return name;
    }
}
