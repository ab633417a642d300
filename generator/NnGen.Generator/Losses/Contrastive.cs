using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Losses;

/// <summary>d² of pairs of one class, max(margin − d, 0)² of others, over the pairs of the batch.</summary>
internal sealed class ContrastiveDefinition : LossDefinition<ContrastiveAttribute>
{
    public override PredictionTask Task => PredictionTask.Embedding;

    protected override void Check(ContrastiveAttribute loss, ProblemReporter problems) =>
        problems.Require(loss.Margin > 0 && Limits.IsFinite(loss.Margin), nameof(loss.Margin), "more than 0", loss.Margin);

    protected override void CheckHead(ContrastiveAttribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems) =>
        RequireVectors(head, headSource, problems);

    protected override TargetDefinition Target(ContrastiveAttribute loss, Shape head) => new(Shape.Of(1), ElementType.Int32);

    protected override Value Lower(ContrastiveAttribute loss, Value head, Value target, GraphBuilder builder) =>
        builder.Add(new ContrastiveLossOp(loss.Margin), head, target);
}
