using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>What layers over images, and over sequences as images of one line, share.</summary>
internal static class Images
{
    /// <summary>Reports what is no image.</summary>
    public static bool Require(LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank == 3)
        {
            return true;
        }

        problems.Report(ProblemReporter.ShapeMismatch, null, "an image [H, W, C]", input.Source, input.Shape.ToBatchString(), "; insert Reshape");
        return false;
    }

    /// <summary>Reports what is no sequence.</summary>
    public static bool RequireSequence(LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank == 2)
        {
            return true;
        }

        problems.Report(ProblemReporter.ShapeMismatch, null, "a sequence [T, C]", input.Source, input.Shape.ToBatchString(), "; insert Reshape");
        return false;
    }

    /// <summary>The windows of an image, or null after reporting why there are none.</summary>
    public static ImageWindow? Place(
        LayerInput input, WindowSize size, int stride, int dilation, Padding padding, string sizeArgument, string widthArgument, ProblemReporter problems)
    {
        if (!Require(input, problems))
        {
            return null;
        }

        var window = ImageWindow.Place(input.Shape, size, stride, dilation, padding);
        if (window is null)
        {
            var (height, width) = (((size.Height - 1L) * dilation) + 1, ((size.Width - 1L) * dilation) + 1);
            var isTooWide = size.Width != size.Height && height <= input.Shape.Dimensions[0].Capacity;
            problems.Report(
                ProblemReporter.ShapeMismatch, isTooWide ? widthArgument : sizeArgument, $"an image of at least {height} × {width} pixels", input.Source, input.Shape.ToBatchString(), "");
        }

        return window;
    }

    /// <summary>The windows of a sequence, or null after reporting why there are none.</summary>
    public static ImageWindow? PlaceInSequence(
        LayerInput input, int size, int stride, int dilation, Padding padding, string sizeArgument, ProblemReporter problems)
    {
        if (!RequireSequence(input, problems))
        {
            return null;
        }

        var window = ImageWindow.PlaceInSequence(input.Shape, size, stride, dilation, padding);
        if (window is null)
        {
            var span = ((size - 1L) * dilation) + 1;
            problems.Report(
                ProblemReporter.ShapeMismatch, sizeArgument, $"a sequence of at least {span} steps", input.Source, input.Shape.ToBatchString(), "");
        }

        return window;
    }

    /// <summary>A sequence <c>[T, C]</c> as an image of one line, <c>[1, T, C]</c>.</summary>
    public static Value AsImage(Value sequence, GraphBuilder builder) =>
        builder.Add(new ReshapeOp(Shape.Of(1, sequence.Shape.Dimensions[0].Capacity, sequence.Shape.Last)), sequence);

    /// <summary>An image of one line as a sequence.</summary>
    public static Value AsSequence(Value image, GraphBuilder builder) =>
        builder.Add(new ReshapeOp(Shape.Of(image.Shape.Dimensions[1].Capacity, image.Shape.Last)), image);
}
