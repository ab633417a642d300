using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>Bytes as the numbers that they are, in rows padded to whole vectors.</summary>
internal sealed record ConvertOp : Op
{
    public override bool ReadsVectors(int operand) => false;

    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => "Numbers";
}
