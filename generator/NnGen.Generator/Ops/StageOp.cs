using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>A copy of the caller's densely packed rows into rows padded to whole vectors; the same numbers.</summary>
internal sealed record StageOp : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], gradient);

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Stage";
}
