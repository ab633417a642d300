using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>max(0, 1 + maxⱼ (1 − tⱼ) pⱼ − Σⱼ tⱼ pⱼ)</summary>
internal sealed class CategoricalHingeDefinition : LossDefinition<CategoricalHingeAttribute>
{
    public override PredictionTask Task => PredictionTask.Classification;

    protected override void CheckHead(
        CategoricalHingeAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems) =>
        RequireClasses(head, headSource, "use Hinge", problems);

    protected override TargetDefinition Target(CategoricalHingeAttribute loss, Shape head) =>
        loss.OneHot ? new(head, ElementType.Float32, TargetRange.Probabilities) : new(Shape.Of(1), ElementType.Int32);

    protected override Value Lower(CategoricalHingeAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var (output, given) = (new Variable(0), new Variable(1));
        var isClass = Equal.Of(new Column(), given);
        var right = loss.OneHot ? (Expression)given * output : Select.Of(isClass, output, 0);
        var wrong = loss.OneHot ? (1 - (Expression)given) * output : Select.Of(isClass, 0, output);
        var score = builder.Reduce("TargetScore", ReduceAxes.Features, right, Shape.Of(1), head, target);
        var others = builder.Elementwise("OtherScores", wrong, head, target);
        var strongest = builder.Add(new RowMaximumOp(), others);
        return builder.Elementwise(
            "CategoricalHinge", ReLU.Of(1 + ((Expression)new Variable(0) - new Variable(1))), strongest, score);
    }
}
