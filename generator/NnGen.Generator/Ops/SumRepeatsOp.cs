using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The sum along the first dimension of a sample, <c>[times, C] → [C]</c>: the gradient of <see cref="RepeatOp"/>.</summary>
internal sealed record SumRepeatsOp : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(inputs[0].Shape.Last);

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new RepeatOp(value.Inputs[0].Shape.Dimensions[0].Capacity), gradient));

    public override bool ReadsVectors(int operand) => false;

    public override long Operations(Value value) => value.Inputs[0].Count;

    public override string Describe() => "Sum";
}
