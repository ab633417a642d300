using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>max(1 − t p, 0)²</summary>
internal sealed class SquaredHingeDefinition : LossDefinition<SquaredHingeAttribute>
{
    public override PredictionTask Task => PredictionTask.BinaryClassification;

    protected override void CheckHead(
        SquaredHingeAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems) =>
        HingeDefinition.RequireScores(headSource, headActivation, problems);

    protected override TargetDefinition Target(SquaredHingeAttribute loss, Shape head) => new(head, ElementType.Float32, TargetRange.Signs);

    protected override Value Lower(SquaredHingeAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var hinge = ReLU.Of(HingeDefinition.Slack);
        return builder.Elementwise("SquaredHinge", hinge * hinge, head, target);
    }
}
