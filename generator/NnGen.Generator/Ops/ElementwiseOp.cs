using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>
/// A formula applied to each element. An operand has the result's number of elements, or one per row (repeated along it), or is a
/// parameter's vector (repeated over rows), or one number.
/// </summary>
internal sealed record ElementwiseOp(Expression Expression, Shape Shape, int Rows) : Op
{
    /// <summary>The formula in words, for names and comments; not part of what it computes.</summary>
    public string Label { get; init; } = "";

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs)
    {
        Broadcasting.Check(this, inputs, Rows);
        return Rows;
    }

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        Broadcasting.Differentiate(value, Expression, Label, gradient, context, output: value);

    public override long Operations(Value value)
    {
        var calls = 0;
        Expression.Visit(e => calls += e is Call ? 1 : 0);
        return (long)calls * value.Count;
    }

    public override string Describe() => $"{(Label.Length > 0 ? Label : "Elementwise")} {{{Expression}}}";

    public bool Equals(ElementwiseOp? other) =>
        other is not null && Rows == other.Rows && Shape == other.Shape && Expression == other.Expression;

    public override int GetHashCode() => unchecked((Expression.GetHashCode() * 31) + Shape.GetHashCode());
}
