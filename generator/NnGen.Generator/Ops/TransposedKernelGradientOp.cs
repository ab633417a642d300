using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="TransposedConvolutionOp"/> with respect to the kernel: a sum over samples and windows, from the result's gradient and the input.</summary>
internal sealed record TransposedKernelGradientOp(ImageWindow Window, Shape Shape) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 0;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override long Operations(Value value) => 2L * Window.Rows * Window.Columns * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "TransposedConvolution, gradient of the kernel";
}
