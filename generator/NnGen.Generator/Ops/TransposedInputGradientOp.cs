using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="TransposedConvolutionOp"/> with respect to its input, from that of its result and the kernel: a convolution.</summary>
internal sealed record TransposedInputGradientOp(ImageWindow Window) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Window.Rows, Window.Columns, inputs[1].Shape.Last);

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override long Operations(Value value) => 2L * Window.Rows * Window.Columns * value.Inputs[1].Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "TransposedConvolution, gradient of the input";
}
