using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>The largest element of each window.</summary>
internal sealed class MaxPool2DDefinition : LayerDefinition<MaxPool2DAttribute>
{
    protected override string Formula(MaxPool2DAttribute layer) => "y = the largest x of each window";

    protected override void Check(MaxPool2DAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.PoolSize is >= 1 and <= Limits.Dimension, nameof(layer.PoolSize), $"from 1 to {Limits.Dimension}", layer.PoolSize);
        problems.Require(layer.Strides is >= 0 and <= Limits.Dimension, nameof(layer.Strides), $"from 0 to {Limits.Dimension}", layer.Strides);
        problems.Require(Enum.IsDefined(typeof(Padding), layer.Padding), nameof(layer.Padding), "a member of Padding", (int)layer.Padding);
    }

    protected override Shape? InferShape(MaxPool2DAttribute layer, LayerInput input, ProblemReporter problems) =>
        Images.Place(input, layer.PoolSize, StridesOf(layer), 1, layer.Padding, nameof(layer.PoolSize), problems) is { } window
            ? Shape.Of(window.Rows, window.Columns, input.Shape.Last)
            : null;

    protected override Value Lower(MaxPool2DAttribute layer, Value input, LayerContext context) =>
        context.Builder.Add(new MaxPoolOp(ImageWindow.Place(input.Shape, layer.PoolSize, StridesOf(layer), 1, layer.Padding)!), input);

    private static int StridesOf(MaxPool2DAttribute layer) => layer.Strides == 0 ? layer.PoolSize : layer.Strides;
}
