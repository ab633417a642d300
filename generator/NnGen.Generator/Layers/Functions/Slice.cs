using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Slice.</summary>
internal sealed class SliceAttribute(int start, int length) : LayerAttribute
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public int Axis { get; set; } = -1;
}

/// <summary>Some consecutive elements of a dimension.</summary>
internal sealed class SliceDefinition : LayerDefinition<SliceAttribute>
{
    protected override void Check(SliceAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Start >= 0, nameof(layer.Start), "at least 0", layer.Start);
        problems.Require(layer.Length >= 1, nameof(layer.Length), "at least 1", layer.Length);
    }

    protected override Shape? InferShape(SliceAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (!Axes.Require(layer.Axis, input.Shape, problems))
        {
            return null;
        }

        var dimension = Axes.Dimension(layer.Axis, input.Shape.Rank);
        var size = input.Shape.Dimensions[dimension].Capacity;
        if ((long)layer.Start + layer.Length > size)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch, null, $"at least {(long)layer.Start + layer.Length} elements along axis {dimension + 1}", input.Source, input.Shape.ToBatchString(), "");
            return null;
        }

        return input.Shape.With(dimension, layer.Length);
    }

    protected override Value Lower(SliceAttribute layer, Value input, LayerContext context)
    {
        var dimension = Axes.Dimension(layer.Axis, input.Shape.Rank);
        return layer.Length == input.Shape.Dimensions[dimension].Capacity ? input : context.Builder.Add(new SliceOp(dimension, layer.Start, layer.Length), input);
    }
}
