using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>An image without its borders.</summary>
internal sealed class Cropping2DDefinition : LayerDefinition<Cropping2DAttribute>
{
    protected override void Check(Cropping2DAttribute layer, ProblemReporter problems) => Sides(layer).Check(problems);

    protected override Shape? InferShape(Cropping2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (!Images.Require(input, problems))
        {
            return null;
        }

        var (top, bottom, left, right) = Sides(layer).Resolve();
        var (height, width) = (input.Shape.Dimensions[0].Capacity - top - bottom, input.Shape.Dimensions[1].Capacity - left - right);
        if (height < 1 || width < 1)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch, null, $"an image of at least {top + bottom + 1} × {left + right + 1} pixels", input.Source, input.Shape.ToBatchString(), "");
            return null;
        }

        return Shape.Of(height, width, input.Shape.Last);
    }

    protected override Value Lower(Cropping2DAttribute layer, Value input, LayerContext context)
    {
        var (top, bottom, left, right) = Sides(layer).Resolve();
        return (top, bottom, left, right) == (0, 0, 0, 0) ? input : context.Builder.Add(new FrameOp(-top, -bottom, -left, -right), input);
    }

    private static FrameSides Sides(Cropping2DAttribute layer) =>
        new(nameof(layer.Cropping), layer.Cropping, layer.Top, layer.Bottom, layer.Left, layer.Right);
}
