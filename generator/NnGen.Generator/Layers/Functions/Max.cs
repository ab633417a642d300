using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Max.</summary>
internal sealed class MaxAttribute : LayerAttribute
{
    /// <summary>The axis, or null for all elements.</summary>
    public int[]? Axis { get; set; }
}

/// <summary>The largest of all elements of a sample, or along one of its dimensions. Equally large ones share the gradient.</summary>
internal sealed class MaxDefinition : LayerDefinition<MaxAttribute>
{
    protected override Shape? InferShape(MaxAttribute layer, LayerInput input, ProblemReporter problems) =>
        layer.Axis?[0] is not { } axis ? Shape.Of(1)
        : Axes.Require(axis, input.Shape, problems) ? Axes.Without(Axes.Dimension(axis, input.Shape.Rank), input.Shape)
        : null;

    protected override Value Lower(MaxAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        if (layer.Axis?[0] is not { } axis || input.Shape.Rank == 1)
        {
            return builder.Add(new RowMaximumOp(), builder.Add(new ReshapeOp(Shape.Of(input.Count)), input));
        }

        var (dimension, rank) = (Axes.Dimension(axis, input.Shape.Rank), input.Shape.Rank);
        var order = Enumerable.Range(0, rank).Where(i => i != dimension).Append(dimension).ToEquatableArray();
        var last = dimension == rank - 1 ? input : builder.Add(new TransposeOp(order), input);
        return builder.Add(new ReshapeOp(Axes.Without(dimension, input.Shape), input.Rows), builder.Add(new RowMaximumOp(), builder.AsRows(last)));
    }
}
