using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The gradient of <see cref="TripletLossOp"/> with respect to the embeddings, from its operands and its own gradient.</summary>
/// <param name="Mining">Which triplets of the batch count.</param>
/// <param name="Margin">By how much negatives shall be farther away than positives.</param>
internal sealed record TripletLossGradientOp(TripletMining Mining, double Margin) : Op
{
    public override bool MixesSamples => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new NotSupportedException("Gradients of gradients are not taken.");

    public override string Describe() => "TripletLossGradient";
}
