using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPadding2DDefinition : LayerDefinition<ZeroPadding2DAttribute>
{
    protected override void Check(ZeroPadding2DAttribute layer, ProblemReporter problems) => Sides(layer).Check(problems);

    protected override Shape? InferShape(ZeroPadding2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (!Images.Require(input, problems))
        {
            return null;
        }

        var (top, bottom, left, right) = Sides(layer).Resolve();
        var (height, width) = ((long)input.Shape.Dimensions[0].Capacity + top + bottom, (long)input.Shape.Dimensions[1].Capacity + left + right);
        if ((double)height * width * input.Shape.Last > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch, null, $"an output of at most {Limits.ParameterElements} elements", input.Source, input.Shape.ToBatchString(), "");
            return null;
        }

        return Shape.Of((int)height, (int)width, input.Shape.Last);
    }

    protected override Value Lower(ZeroPadding2DAttribute layer, Value input, LayerContext context)
    {
        var (top, bottom, left, right) = Sides(layer).Resolve();
        return (top, bottom, left, right) == (0, 0, 0, 0) ? input : context.Builder.Add(new FrameOp(top, bottom, left, right), input);
    }

    private static FrameSides Sides(ZeroPadding2DAttribute layer) =>
        new(nameof(layer.Padding), layer.Padding, layer.Top, layer.Bottom, layer.Left, layer.Right);
}
