using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>A sum over all elements of a sample, or along one of its dimensions, times a factor.</summary>
internal abstract class SumDefinition<TAttribute> : LayerDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    /// <summary>The axis as it was written, or null for all elements.</summary>
    protected abstract int? Axis(TAttribute layer);

    /// <summary>What the sum of so many elements is multiplied by.</summary>
    protected abstract double Factor(int elements);

    protected sealed override Shape? InferShape(TAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (Axis(layer) is not { } axis)
        {
            return Shape.Of(1);
        }

        return Axes.Require(axis, input.Shape, problems) ? Axes.Without(Axes.Dimension(axis, input.Shape.Rank), input.Shape) : null;
    }

    protected sealed override Value Lower(TAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        if (Axis(layer) is not { } axis || input.Shape.Rank == 1)
        {
            return Reduce(builder.Add(new ReshapeOp(Shape.Of(input.Count)), input));
        }

        var dimension = Axes.Dimension(axis, input.Shape.Rank);
        var shape = Axes.Without(dimension, input.Shape);
        if (dimension == input.Shape.Rank - 1)
        {
            return builder.Add(new ReshapeOp(shape, input.Rows), Reduce(builder.AsRows(input)));
        }

        // What lies before the dimension is rows, what lies behind it vectors: [A, B, C] along B is A rows of [B, C].
        var (before, times) = (input.Shape.CountBefore(dimension), input.Shape.Dimensions[dimension].Capacity);
        var matrix = builder.Add(new ReshapeOp(Shape.Of(times, shape.Count / before), before * input.Rows), input);
        var sum = builder.Add(new ReshapeOp(shape, input.Rows), builder.Add(new SumRepeatsOp(), matrix));
        return builder.Elementwise(Kind, Factor(times) * (Expression)new Variable(0), sum);

        Value Reduce(Value rows) =>
            builder.Reduce(Kind, ReduceAxes.Features, Factor(rows.Count) * (Expression)new Variable(0), Shape.Of(1), rows);
    }
}
