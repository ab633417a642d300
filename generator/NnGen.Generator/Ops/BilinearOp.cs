using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// An image <c>[H, W, C]</c> enlarged by a whole factor, channel by channel: each pixel is interpolated between the two nearest of the image along
/// both dimensions, with the centres of pixels at halves. Beyond the outermost centres the image goes on as its border is.
/// </summary>
internal sealed record BilinearOp(int Factor) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs)
    {
        var dimensions = inputs[0].Shape.Dimensions;
        return Shape.Of(dimensions[0].Capacity * Factor, dimensions[1].Capacity * Factor, inputs[0].Shape.Last);
    }

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new BilinearGradientOp(Factor, value.Inputs[0].Shape), gradient));

    public override long Operations(Value value) => 8L * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Bilinear";
}
