using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The mean contrastive loss of each sample's pairs, <c>[C] → [1]</c>, from embeddings and class indices.</summary>
/// <param name="Margin">The distance from which on different classes cost nothing.</param>
internal sealed record ContrastiveLossOp(double Margin) : Op
{
    public override bool MixesSamples => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(1);

    public override void Differentiate(Value value, Value gradient, GradientContext context) => context.Contribute(
        value.Inputs[0],
        context.Builder.Add(new ContrastiveLossGradientOp(Margin), value.Inputs[0], value.Inputs[1], gradient));

    public override string Describe() => "ContrastiveLoss";
}
