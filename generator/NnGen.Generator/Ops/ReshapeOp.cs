using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// The same elements in the same order under another shape; nothing is computed. With a number of rows, a sample becomes so many rows of
/// the shape: <c>[T, C]</c> seen as T rows of <c>[C]</c>, or the other way round.
/// </summary>
/// <param name="Shape">The shape of a row.</param>
/// <param name="Rows">The rows of a sample; as many as before if not given.</param>
internal sealed record ReshapeOp(Shape Shape, int? Rows = null) : Op
{
    public override bool IsFree => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs)
    {
        var rows = Rows ?? inputs[0].Rows;
        return rows * Shape.Count == inputs[0].Rows * inputs[0].Count
            ? rows
            : throw new InvalidOperationException($"{inputs[0]} does not have the elements of {rows} rows of {Shape}.");
    }

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(
            value.Inputs[0], context.Builder.Add(new ReshapeOp(value.Inputs[0].Shape, value.Inputs[0].Rows), gradient));

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Reshape";
}
