using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>An image <c>[H, W, C]</c> with zeros around it.</summary>
/// <param name="Top">The lines above it.</param>
/// <param name="Bottom">The lines below it.</param>
/// <param name="Left">The columns on its left.</param>
/// <param name="Right">The columns on its right.</param>
internal sealed record PadImageOp(int Top, int Bottom, int Left, int Right) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs)
    {
        var image = inputs[0].Shape;
        return Shape.Of(checked(Top + image.Dimensions[0].Capacity + Bottom), checked(Left + image.Dimensions[1].Capacity + Right), image.Last);
    }

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("Images are padded after differentiation.");

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Padding";
}
