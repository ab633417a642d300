using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="BilinearOp"/>: to each pixel that of what is interpolated from it, times its weight.</summary>
internal sealed record BilinearGradientOp(int Factor, Shape Shape) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new BilinearOp(Factor), gradient));

    public override long Operations(Value value) => 8L * Factor * Factor * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Bilinear, gradient";
}
