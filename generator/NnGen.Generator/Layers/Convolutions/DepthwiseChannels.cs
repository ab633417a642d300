using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>Convolutions of each channel for itself with several kernels.</summary>
internal static class DepthwiseChannels
{
    /// <summary>The image with each channel so many times side by side: <c>[H, W, C] → [H, W, C · multiplier]</c>.</summary>
    public static Value Repeat(Value image, int multiplier, GraphBuilder builder)
    {
        if (multiplier == 1)
        {
            return image;
        }

        var repeated = builder.Add(new RepeatOp(multiplier), builder.Add(new ReshapeOp(Shape.Of(image.Count)), image));
        var sideBySide = builder.Add(new TransposeOp(new[] { 1, 0 }.ToEquatableArray()), repeated);
        return builder.Add(new ReshapeOp(image.Shape.With(2, image.Shape.Last * multiplier)), sideBySide);
    }
}
