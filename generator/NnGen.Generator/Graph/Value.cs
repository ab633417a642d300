using System.Collections.Immutable;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Graph;

/// <summary>A node of the graph: what one op gives. Values are in topological order by <see cref="Id"/>.</summary>
internal sealed class Value(int id, Op op, ImmutableArray<Value> inputs, string scope)
{
    /// <summary>Its place in the graph; inputs come before.</summary>
    public int Id { get; } = id;

    public Op Op { get; } = op;

    public ImmutableArray<Value> Inputs { get; } = inputs;

    /// <summary>The layer that asked for it; gradients carry the layer that they belong to.</summary>
    public string Scope { get; } = scope;

    /// <summary>The shape of one row, or of the whole value if it belongs to the model.</summary>
    public Shape Shape { get; } = op.InferShape(inputs);

    /// <summary>
    /// The rows of a sample: 0 for what belongs to the model (a parameter, its gradient, the loss), usually 1, and more where a sample is
    /// seen as several rows (the positions of an image, the steps of a sequence), which all kernels then take for samples.
    /// </summary>
    public int Rows { get; } = op.InferRows(inputs);

    /// <summary>Whether every sample has its own (<c>[N, …]</c>).</summary>
    public bool PerSample => Rows > 0;

    public ElementType ElementType => Op is ReshapeOp ? Inputs[0].ElementType : Op.ElementType;

    public int Count => Shape.Count;

    public string ShapeText => PerSample ? Shape.ToBatchString(Rows) : Shape.ToString();

    public override string ToString() => $"%{Id}: {ShapeText} = {Op.Describe()}({string.Join(", ", Inputs.Select(i => $"%{i.Id}"))})  // {Scope}";
}
