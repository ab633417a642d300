using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>A sum over all elements of a sample, or along its first or last dimension, times a factor.</summary>
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

        if (!Axes.Require(axis, input.Shape, problems))
        {
            return null;
        }

        var dimension = Axes.Dimension(axis, input.Shape.Rank);
        problems.Require(
            dimension == 0 || dimension == input.Shape.Rank - 1, nameof(Axis), $"the first or the last of the dimensions of {input.Shape.ToBatchString()}", axis);
        return Without(dimension, input.Shape);
    }

    protected sealed override Value Lower(TAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        if (Axis(layer) is not { } axis || input.Shape.Rank == 1)
        {
            return Reduce(builder.Add(new ReshapeOp(Shape.Of(input.Count)), input));
        }

        var dimension = Axes.Dimension(axis, input.Shape.Rank);
        var shape = Without(dimension, input.Shape);
        if (dimension > 0)
        {
            return builder.Add(new ReshapeOp(shape, input.Rows), Reduce(builder.AsRows(input)));
        }

        var times = input.Shape.Dimensions[0].Capacity;
        var matrix = builder.Add(new ReshapeOp(Shape.Of(times, shape.Count)), input);
        var sum = builder.Add(new ReshapeOp(shape), builder.Add(new SumRepeatsOp(), matrix));
        return builder.Elementwise(Kind, Factor(times) * (Expression)new Variable(0), sum);

        Value Reduce(Value rows) =>
            builder.Reduce(Kind, ReduceAxes.Features, Factor(rows.Count) * (Expression)new Variable(0), Shape.Of(1), rows);
    }

    private static Shape Without(int dimension, Shape shape) =>
        shape.Rank == 1 ? Shape.Of(1) : Shape.Of([.. shape.Dimensions.Items.Where((_, i) => i != dimension).Select(d => d.Capacity)]);
}
