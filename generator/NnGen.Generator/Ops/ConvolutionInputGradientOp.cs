using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="ConvolutionOp"/> with respect to the image, from that of its result and the kernel.</summary>
/// <param name="Window">How the kernel goes over the image.</param>
/// <param name="Shape">The image's shape.</param>
internal sealed record ConvolutionInputGradientOp(ImageWindow Window, Shape Shape) : ProductOp
{
    /// <summary>The lines of zeros above the gradient of the result; fewer than windows reach where these leave out what lies above.</summary>
    public int GradientTop { get; init; }

    /// <summary>The columns of zeros on its left.</summary>
    public int GradientLeft { get; init; }

    public override bool IsOverImages => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override long Operations(Value value) => 2L * Window.Rows * Window.Columns * value.Inputs[1].Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => $"Convolution{Label}, gradient of the image";
}
