using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="MaxPoolOp"/>: that of each window goes to the first of its largest elements. From the image and the result's gradient.</summary>
internal sealed record MaxPoolGradientOp(ImageWindow Window) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("A gradient is not differentiated again.");

    public override long Operations(Value value) => 2L * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "MaxPool, gradient";
}
