using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// Random numbers of the normal distribution with mean 0 and variance 1: a function of seed, stream, step and element, as
/// <see cref="DropoutMaskOp"/>.
/// </summary>
/// <param name="Stream">Distinguishes the random numbers of one model.</param>
/// <param name="Shape">The shape of one sample.</param>
internal sealed record StandardNormalOp(int Stream, Shape Shape) : Op
{
    public override bool IsRandom => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 1;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => "Noise";
}
