using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>What a sum runs over.</summary>
[Flags]
internal enum ReduceAxes
{
    /// <summary>The samples, and all rows of each: the result belongs to the model.</summary>
    Samples = 1,

    /// <summary>The elements of a row (or of a parameter): the result is one number for each row (or for the model).</summary>
    Features = 2,
}

/// <summary>The sum of a formula over samples, over features, or over both.</summary>
/// <param name="Axes">What the sum runs over.</param>
/// <param name="Expression">The formula under the sum; operands broadcast as in <see cref="ElementwiseOp"/>.</param>
/// <param name="Shape">The shape of the result.</param>
internal sealed record ReduceOp(ReduceAxes Axes, Expression Expression, Shape Shape) : Op
{
    public string Label { get; init; } = "";

    /// <summary>The number of inputs that <see cref="Expression"/> is over; further ones are for the epilogue.</summary>
    public int OperandCount => Expression.Variables.Count;

    /// <summary>A formula on each sum before it is stored: operand 0 is the sum, further ones the inputs after the operands.</summary>
    public Expression Epilogue { get; init; } = new Variable(0);

    public bool HasEpilogue => Epilogue != new Variable(0);

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs)
    {
        var rows = base.InferRows(inputs);
        Broadcasting.Check(this, inputs.Take(OperandCount), rows);
        return Axes.HasFlag(ReduceAxes.Samples) ? 0 : rows;
    }

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        Broadcasting.Differentiate(value, Expression, Label, gradient, context, output: null);

    /// <summary>The formula under the sum, and an addition, for each element.</summary>
    public override long Operations(Value value)
    {
        var calls = 1;
        Expression.Visit(e => calls += e is Call ? 1 : 0);
        return (long)calls * value.Inputs.Max(i => i.Count);
    }

    public override string Describe() => $"Sum over {Axes} {{{Expression}}}";

    /// <summary>The number of elements under the sum for one sample.</summary>
    public int IterationCount(Value value) =>
        Axes.HasFlag(ReduceAxes.Features) ? value.Inputs.Take(OperandCount).Max(i => i.Count) : value.Count;

    public bool Equals(ReduceOp? other) =>
        other is not null && Axes == other.Axes && Shape == other.Shape && Expression == other.Expression && Epilogue == other.Epilogue;

    public override int GetHashCode() => unchecked((Expression.GetHashCode() * 31) + (int)Axes);
}
