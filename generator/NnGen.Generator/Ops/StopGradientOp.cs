using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// The same value, through which no gradient passes: for what the loss does not depend on to first order (the mean under a variance), so
/// that no code is spent on gradients which are 0. Gone once the gradients are there.
/// </summary>
internal sealed record StopGradientOp : Op
{
    public override bool IsFree => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => "StopGradient";
}
