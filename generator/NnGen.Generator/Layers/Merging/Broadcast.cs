using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Merging;

/// <summary>
/// Shapes of samples side by side as in NumPy: dimensions are compared from the last on, and one of size 1, or one that is missing, goes along the
/// other's. What would have to be repeated in the middle (<c>[3, 1, 5]</c> along <c>[3, 4, 5]</c>) is refused.
/// </summary>
internal static class Broadcast
{
    /// <summary>The shape that all inputs go along, or null after reporting the first that does not.</summary>
    public static Shape? Infer(IReadOnlyList<LayerInput> inputs, ProblemReporter problems)
    {
        var shape = inputs[0].Shape;
        foreach (var input in inputs.Skip(1))
        {
            if (Join(shape, input.Shape) is not { } joined)
            {
                var needed = $"inputs of one shape, {shape.ToBatchString()} as {inputs[0].Source} gives";
                problems.Report(ProblemReporter.ShapeMismatch, null, needed, input.Source, input.Shape.ToBatchString(), "");
                return null;
            }

            shape = joined;
        }

        if (inputs.FirstOrDefault(input => !GoesAlong(input.Shape, shape)) is { } middle)
        {
            var needed = $"inputs that go along {shape.ToBatchString()} from the last dimension on";
            problems.Report(ProblemReporter.ShapeMismatch, null, needed, middle.Source, middle.Shape.ToBatchString(), "");
            return null;
        }

        return shape;
    }

    /// <summary>The inputs side by side, for a formula over elements: each has the shape of a row of the whole, or is one number for it.</summary>
    public static (Shape Whole, Shape Row, int Rows, Value[] Operands) Align(IReadOnlyList<Value> inputs, GraphBuilder builder)
    {
        var shape = inputs.Select(i => i.Shape).Aggregate((one, other) => Join(one, other)!);
        if (!inputs.Any(i => IsNumberOfRows(i.Shape, shape)))
        {
            return (shape, shape, 1, [.. inputs.Select(i => i.Count == 1 ? builder.Add(new ReshapeOp(Shape.Of(1)), i) : Repeat(i, shape, builder))]);
        }

        var rows = shape.Count / shape.Last;
        return (shape, Shape.Of(shape.Last), rows, [.. inputs.Select(InRows)]);

        Value InRows(Value input)
        {
            var isNumber = input.Count == 1 || IsNumberOfRows(input.Shape, shape);
            var whole = Repeat(input, isNumber ? Shape.Of(rows) : shape, builder);
            return builder.Add(new ReshapeOp(Shape.Of(isNumber ? 1 : shape.Last), rows), whole);
        }
    }

    private static Value Repeat(Value input, Shape shape, GraphBuilder builder) => input.Shape == shape ? input
        : builder.Add(new ReshapeOp(shape), input.Count == shape.Count ? input : builder.Add(new RepeatOp(shape.Count / input.Count), input));

    private static Shape? Join(Shape one, Shape other)
    {
        var rank = Math.Max(one.Rank, other.Rank);
        var sizes = new int[rank];
        for (var i = 1; i <= rank; i++)
        {
            var (left, right) = (Size(one, i), Size(other, i));
            if (left != right && left != 1 && right != 1)
            {
                return null;
            }

            sizes[rank - i] = Math.Max(left, right);
        }

        return sizes.Aggregate(1.0, (product, size) => product * size) <= Limits.ParameterElements ? Shape.Of(sizes) : null;
    }

    /// <summary>Whether a shape is a whole repeated at the front, or a number for each row.</summary>
    private static bool GoesAlong(Shape shape, Shape whole) => shape.Count == 1 || IsEnd(shape, whole) || IsNumberOfRows(shape, whole);

    /// <summary>Whether a shape, but for sizes of 1 in front, is the end of another.</summary>
    private static bool IsEnd(Shape shape, Shape whole)
    {
        var missing = false;
        for (var i = 1; i <= shape.Rank; i++)
        {
            missing |= Size(shape, i) != Size(whole, i);
            if (missing && Size(shape, i) != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumberOfRows(Shape shape, Shape whole) =>
        shape.Rank > 1 && shape.Rank == whole.Rank && shape.Last == 1 && whole.Last > 1 && shape.Count > 1 && shape.With(shape.Rank - 1, whole.Last) == whole;

    /// <summary>The size of a dimension counted from the last, 1; 1 where there is none.</summary>
    private static int Size(Shape shape, int fromEnd) => fromEnd > shape.Rank ? 1 : shape.Dimensions[shape.Rank - fromEnd].Capacity;
}
