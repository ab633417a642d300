using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The triplet loss of each sample as the anchor, <c>[C] → [1]</c>, from embeddings, class indices, and room for distances.</summary>
/// <param name="Mining">Which triplets of the batch count.</param>
/// <param name="Margin">By how much negatives shall be farther away than positives.</param>
internal sealed record TripletLossOp(TripletMining Mining, double Margin) : Op
{
    public override bool MixesSamples => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(1);

    public override void Differentiate(Value value, Value gradient, GradientContext context) => context.Contribute(
        value.Inputs[0],
        context.Builder.Add(new TripletLossGradientOp(Mining, Margin), value.Inputs[0], value.Inputs[1], value.Inputs[2], gradient));

    public override string Describe() => "TripletLoss";
}
