using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>An enlarged image.</summary>
internal sealed class UpSampling2DDefinition : LayerDefinition<UpSampling2DAttribute>
{
    protected override void Check(UpSampling2DAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Size is >= 1 and <= Limits.Dimension, nameof(layer.Size), $"from 1 to {Limits.Dimension}", layer.Size);
        problems.Require(
            Enum.IsDefined(typeof(Interpolation), layer.Interpolation), nameof(layer.Interpolation), "a member of Interpolation", (int)layer.Interpolation);
    }

    protected override Shape? InferShape(UpSampling2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (!Images.Require(input, problems))
        {
            return null;
        }

        if ((double)input.Shape.Count * layer.Size * layer.Size > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                nameof(layer.Size),
                $"an output of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return Enlarged(input.Shape, layer.Size);
    }

    protected override Value Lower(UpSampling2DAttribute layer, Value input, LayerContext context)
    {
        if (layer.Size == 1)
        {
            return input;
        }

        if (layer.Interpolation == Interpolation.Bilinear)
        {
            return context.Builder.Add(new BilinearOp(layer.Size), input);
        }

        // To repeat each pixel is the transpose of summing windows that lie side by side.
        var shape = Enlarged(input.Shape, layer.Size);
        var window = ImageWindow.Place(shape, new WindowSize(layer.Size, layer.Size), layer.Size, 1, Padding.Valid)!;
        return context.Builder.Add(new SumPoolGradientOp(window, shape, IsMean: false), input);
    }

    private static Shape Enlarged(Shape image, int size) =>
        Shape.Of(image.Dimensions[0].Capacity * size, image.Dimensions[1].Capacity * size, image.Last);
}
