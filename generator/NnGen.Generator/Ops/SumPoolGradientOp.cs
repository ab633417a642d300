using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// The gradient of <see cref="SumPoolOp"/>: each element is the sum of what the windows that it lies in have, or of their shares of a mean. With
/// windows side by side it repeats pixels.
/// </summary>
internal sealed record SumPoolGradientOp(ImageWindow Window, Shape Shape, bool IsMean) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    /// <summary>The two are linear, each the other's transpose.</summary>
    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new SumPoolOp(Window, IsMean), gradient));

    public override long Operations(Value value) => 2L * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => IsMean ? "AveragePool, gradient" : "SumPool, gradient";
}
