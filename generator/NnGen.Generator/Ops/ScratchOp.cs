using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>Room of one float for each sample of its operand, which an op that has it as an operand writes to as it likes.</summary>
/// <param name="Label">What is kept there.</param>
internal sealed record ScratchOp(string Label) : Op
{
    public override bool IsFree => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(1);

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => Label;
}
