using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// The kernel of a <see cref="TransposedConvolutionOp"/>, laid out as that reads it: turned round, and transposed. Training has such copies of all kernels
/// that gradients pass through; for predictions this makes one, when parameters change.
/// </summary>
/// <param name="Window">How the kernel goes over the result.</param>
internal sealed record FlipKernelOp(ImageWindow Window) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("What predictions need of parameters alone is not differentiated.");

    public override long Operations(Value value) => value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Flip kernel";
}
