using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>
/// The bin of each feature as a vector with one 1: features <c>[F]</c> and boundaries <c>[F, B − 1]</c> give <c>[F · B]</c>. A NaN gives NaN
/// in all bins of its feature.
/// </summary>
internal sealed record DiscretizeOp : Op
{
    public override bool ReadsVectors(int operand) => false;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(inputs[0].Count + inputs[1].Count);

    // Bins are constant almost everywhere. The gradient is a zero rather than none, since the parameters behind it have one.
    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Elementwise("NoGradient", 0, value.Inputs[0].Shape, value.Inputs[0].Rows));

    public override string Describe() => "Discretize";
}
