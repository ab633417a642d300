using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The same elements in the same order under another shape; nothing is computed.</summary>
internal sealed record ReshapeOp(Shape Shape) : Op
{
    public override bool IsFree => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new ReshapeOp(value.Inputs[0].Shape), gradient));

    public override string Describe() => "Reshape";
}
