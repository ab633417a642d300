using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>
/// The vectors that predictions need of parameters alone (gamma / √(variance + ε)): they are computed when parameters change, not in
/// every prediction. What predictions and their evaluation share is there once.
/// </summary>
internal sealed class FoldedParameters
{
    private readonly Dictionary<string, FoldedStorage> _places = [];

    /// <summary>The vectors, in the order in which they are computed.</summary>
    public List<(Value Value, FoldedStorage Place)> Values { get; } = [];

    /// <summary>The floats that they take together.</summary>
    public int Length { get; private set; }

    public FoldedStorage Place(Value value)
    {
        var key = Key(value);
        if (!_places.TryGetValue(key, out var place))
        {
            place = new FoldedStorage(Length);
            Length = checked(Length + LengthOf(value));
            _places.Add(key, place);
            Values.Add((value, place));
        }

        return place;
    }

    private static int LengthOf(Value value) => value.Op switch
    {
        FlipKernelOp => Storage.TransposedLength(value.Shape),
        ScaleChannelsOp { InPanels: true } => Storage.ParameterLength(value.Shape, matrices: 1),
        _ => Storage.ParameterLength(value.Shape, matrices: 0),
    };

    /// <summary>What a value is, whatever the graph.</summary>
    private static string Key(Value value) => value.Op switch
    {
        ParameterOp op => op.Parameter.Name,
        ElementwiseOp op => $"{op.Expression} {op.Shape} ({string.Join(", ", value.Inputs.Select(Key))})",
        FlipKernelOp op => $"flipped {op.Window} ({Key(value.Inputs[0])})",
        ScaleChannelsOp => $"scaled ({string.Join(", ", value.Inputs.Select(Key))})",
        _ => throw new InvalidOperationException($"{value} is not made of parameters alone."),
    };
}
