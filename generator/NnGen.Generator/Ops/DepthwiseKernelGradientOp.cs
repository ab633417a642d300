using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="DepthwiseConvolutionOp"/> with respect to the kernel: a sum over samples and windows.</summary>
internal sealed record DepthwiseKernelGradientOp(ImageWindow Window, Shape Shape) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 0;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override long Operations(Value value) => 2L * Window.Height * Window.Width * value.Inputs[1].Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Depthwise convolution, gradient of the kernel";
}
