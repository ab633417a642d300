using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// The gradient of <see cref="GatherOp"/> with respect to its table: each row of the second operand is added to the row that its token
/// names, over all samples.
/// </summary>
/// <param name="Shape">The shape of the table, <c>[V, D]</c>.</param>
internal sealed record ScatterAddOp(Shape Shape) : Op
{
    public override bool ReadsVectors(int operand) => false;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 0;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override string Describe() => "ScatterAdd";
}
