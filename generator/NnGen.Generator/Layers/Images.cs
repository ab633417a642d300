using NnGen.Generator.Declaration;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>What layers over images share.</summary>
internal static class Images
{
    /// <summary>The windows of an image, or null after reporting why there are none.</summary>
    public static ImageWindow? Place(
        LayerInput input, int size, int stride, int dilation, Padding padding, string sizeArgument, ProblemReporter problems)
    {
        if (input.Shape.Rank != 3)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "an image [H, W, C]", input.Source, input.Shape.ToBatchString(), "; insert Reshape");
            return null;
        }

        var window = ImageWindow.Place(input.Shape, size, stride, dilation, padding);
        if (window is null)
        {
            var span = ((size - 1L) * dilation) + 1;
            problems.Report(
                ProblemReporter.ShapeMismatch, sizeArgument, $"an image of at least {span} × {span} pixels", input.Source, input.Shape.ToBatchString(), "");
        }

        return window;
    }
}
