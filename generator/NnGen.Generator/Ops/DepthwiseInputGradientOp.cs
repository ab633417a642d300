using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="DepthwiseConvolutionOp"/> with respect to the image, from that of its result and the kernel.</summary>
internal sealed record DepthwiseInputGradientOp(ImageWindow Window, Shape Shape) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override long Operations(Value value) => 2L * Window.Height * Window.Width * value.Inputs[0].Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Depthwise convolution, gradient of the image";
}
