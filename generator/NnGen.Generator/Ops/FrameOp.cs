using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>An image <c>[H, W, C]</c> in another frame: so many lines and columns of zeros more at each side, or less where the number is negative.</summary>
internal sealed record FrameOp(int Top, int Bottom, int Left, int Right) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs)
    {
        var dimensions = inputs[0].Shape.Dimensions;
        return Shape.Of(dimensions[0].Capacity + Top + Bottom, dimensions[1].Capacity + Left + Right, inputs[0].Shape.Last);
    }

    /// <summary>The gradient in the frame of the image: what was added is cut off, and where something was cut off it is 0.</summary>
    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new FrameOp(-Top, -Bottom, -Left, -Right), gradient));

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Frame";
}
