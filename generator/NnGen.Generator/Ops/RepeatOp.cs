using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The elements of a sample several times: <c>[C] → [times, C]</c>.</summary>
internal sealed record RepeatOp(int Times) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Times, inputs[0].Count);

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new SumRepeatsOp(), gradient));

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Repeat";
}
