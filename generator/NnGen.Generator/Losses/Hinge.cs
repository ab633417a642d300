using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>max(1 − t p, 0)</summary>
internal sealed class HingeDefinition : LossDefinition<HingeAttribute>
{
    public override PredictionTask Task => PredictionTask.BinaryClassification;

    /// <summary>1 − t p, where a target of 0 counts as −1.</summary>
    public static Expression Slack { get; } = 1 - (Select.Of(Greater.Of(new Variable(1), 0), 1, -1) * new Variable(0));

    /// <summary>Reports a head whose outputs are probabilities: a margin of 1 on either side of 0 is out of their reach.</summary>
    public static void RequireScores(string headSource, string? headActivation, ProblemReporter problems)
    {
        if (headActivation is "Sigmoid" or "Softmax")
        {
            problems.Report(LossMismatch, null, $"{headSource} gives probabilities, but it needs outputs of either sign: use a linear head");
        }
    }

    protected override void CheckHead(HingeAttribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems) =>
        RequireScores(headSource, headActivation, problems);

    protected override TargetDefinition Target(HingeAttribute loss, Shape head) => new(head, ElementType.Float32, TargetRange.Signs);

    protected override Value Lower(HingeAttribute loss, Value head, Value target, GraphBuilder builder) =>
        builder.Elementwise("Hinge", ReLU.Of(Slack), head, target);
}
