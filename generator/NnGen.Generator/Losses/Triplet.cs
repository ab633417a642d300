using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Losses;

/// <summary>max(d(a, p) − d(a, n) + margin, 0) over triplets of the batch.</summary>
internal sealed class TripletDefinition : LossDefinition<TripletAttribute>
{
    public override PredictionTask Task => PredictionTask.Embedding;

    protected override void Check(TripletAttribute loss, ProblemReporter problems) =>
        problems.Require(loss.Margin > 0 && Limits.IsFinite(loss.Margin), nameof(loss.Margin), "more than 0", loss.Margin);

    protected override void CheckHead(TripletAttribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems) =>
        RequireVectors(head, headSource, problems);

    protected override TargetDefinition Target(TripletAttribute loss, Shape head) => new(Shape.Of(1), ElementType.Int32);

    protected override Value Lower(TripletAttribute loss, Value head, Value target, GraphBuilder builder) =>
        builder.Add(new TripletLossOp(loss.Mining, loss.Margin), head, target, builder.Add(new ScratchOp("Distances"), target));
}
