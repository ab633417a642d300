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

    /// <summary>The shape of one sample, or of the whole value if it does not depend on samples.</summary>
    public Shape Shape { get; } = op.InferShape(inputs);

    /// <summary>Whether there is one for each sample (<c>[N, …]</c>) or one for the model (a parameter, its gradient, the loss).</summary>
    public bool PerSample { get; } = op.IsPerSample(inputs);

    public ElementType ElementType => Op.ElementType;

    public int Count => Shape.Count;

    public string ShapeText => PerSample ? Shape.ToBatchString() : Shape.ToString();

    public override string ToString() => $"%{Id}: {ShapeText} = {Op.Describe()}({string.Join(", ", Inputs.Select(i => $"%{i.Id}"))})  // {Scope}";
}
