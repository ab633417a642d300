using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// Random numbers that are 0 with probability <paramref name="Rate"/> and 1 / (1 − rate) otherwise: a function of seed, stream, step and
/// element, so gradients see the mask of the forward pass.
/// </summary>
/// <param name="Rate">The probability of 0.</param>
/// <param name="Stream">Distinguishes the masks of one model.</param>
/// <param name="Shape">The shape of one sample.</param>
internal sealed record DropoutMaskOp(double Rate, int Stream, Shape Shape) : Op
{
    public override bool IsRandom => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 1;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => "DropoutMask";
}
