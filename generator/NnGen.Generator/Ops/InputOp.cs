using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>What a value given from outside is for.</summary>
internal enum InputKind
{
    /// <summary>An input of the model.</summary>
    Features,

    /// <summary>What the loss compares with.</summary>
    Targets,

    /// <summary>A weight per sample; 1 where the user gives none.</summary>
    SampleWeights,
}

/// <summary>Values given by the caller, one per sample, densely packed.</summary>
internal sealed record InputOp(InputKind Kind, string Name, Shape Shape, ElementType Type) : Op
{
    /// <summary>Whether most of its elements are expected to be 0.</summary>
    public bool IsSparse { get; init; }

    public override bool IsFree => true;

    public override ElementType ElementType => Type;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 1;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => Name;
}
