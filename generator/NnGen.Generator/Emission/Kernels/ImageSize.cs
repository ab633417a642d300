using NnGen.Generator.Graph;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The shape of an image, <c>[H, W, C]</c>.</summary>
internal sealed record ImageSize(int Height, int Width, int Channels)
{
    public static ImageSize Of(Shape shape) => new(shape.Dimensions[0].Capacity, shape.Dimensions[1].Capacity, shape.Dimensions[2].Capacity);

    public override string ToString() => $"{Height}, {Width}, {Channels}";
}
