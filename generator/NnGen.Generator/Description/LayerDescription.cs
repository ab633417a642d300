using NnGen.Generator.Graph;

namespace NnGen.Generator.Description;

/// <summary>What is known at compile time of one call of a layer.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">Its kind: Dense.</param>
/// <param name="Inputs">The values that it reads: the model's inputs count first, then the calls.</param>
/// <param name="InputShapes">Their shapes, of one sample.</param>
/// <param name="OutputShape">The shape of one sample of its result.</param>
/// <param name="ParameterCount">The elements of its parameters; 0 for a call after the first, which has the same ones.</param>
/// <param name="Flops">The floating-point operations of one sample of a prediction.</param>
/// <param name="Formula">What it computes, as plain text.</param>
internal sealed record LayerDescription(
    string Name,
    string Kind,
    IReadOnlyList<int> Inputs,
    IReadOnlyList<Shape> InputShapes,
    Shape OutputShape,
    long ParameterCount,
    long Flops,
    string Formula)
{
    /// <summary>How readers know it: <c>Dense1 (Dense)</c>.</summary>
    public string Title => Name == Kind ? Name : $"{Name} ({Kind})";

    /// <summary>What goes in and comes out: <c>[N, 784] → [N, 128]</c>.</summary>
    public string ShapesText => $"{string.Join(" and ", InputShapes.Select(shape => shape.ToBatchString()))} → {OutputShape.ToBatchString()}";
}
