using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>log Σⱼ exp(zⱼ) − Σⱼ tⱼ zⱼ: the cross-entropy of a distribution t over classes and softmax(z), from the logits z.</summary>
internal sealed class CrossEntropyDefinition : LossDefinition<CrossEntropyAttribute>
{
    public override PredictionTask Task => PredictionTask.Classification;

    public override Expression FusedHead => SoftmaxDefinition.OfElement;

    /// <summary>Log-probabilities as well: the logits behind them have the same softmax.</summary>
    public override bool IsFusedWith(Expression head) => head == FusedHead || head == LogSoftmaxDefinition.OfElement;

    protected override void Check(CrossEntropyAttribute loss, ProblemReporter problems) =>
        problems.Require(
            loss.LabelSmoothing is >= 0 and < 1, nameof(loss.LabelSmoothing), "at least 0 and less than 1", loss.LabelSmoothing);

    protected override void CheckHead(
        CrossEntropyAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems)
    {
        if (RequireClasses(head, headSource, "use BinaryCrossEntropy", problems) && headActivation is ("Sigmoid" or "HardSigmoid"))
        {
            problems.Report(LossMismatch, null, $"{headSource} ends in a sigmoid: use BinaryCrossEntropy, or a softmax head");
        }
    }

    protected override TargetDefinition Target(CrossEntropyAttribute loss, Shape head) =>
        loss.OneHot ? new(head, ElementType.Float32, TargetRange.Probabilities) : new(Shape.Of(1), ElementType.Int32);

    protected override Value Lower(CrossEntropyAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var smoothing = loss.LabelSmoothing;
        Expression oneHot = loss.OneHot ? new Variable(1) : Select.Of(Equal.Of(new Column(), new Variable(1)), 1, 0);
        var probability = ((1 - smoothing) * oneHot) + (smoothing / head.Count);
        var logSumExp = builder.Add(new LogSumExpOp(), head);
        var score = builder.Reduce("TargetScore", ReduceAxes.Features, probability * new Variable(0), Shape.Of(1), head, target);
        if (!loss.OneHot)
        {
            return builder.Elementwise("CrossEntropy", new Variable(0) - (Expression)new Variable(1), logSumExp, score);
        }

        // Targets that do not sum to 1 weigh the sample, as in PyTorch.
        var mass = builder.Reduce("TargetMass", ReduceAxes.Features, probability, Shape.Of(1), head, target);
        return builder.Elementwise(
            "CrossEntropy", (new Variable(0) * (Expression)new Variable(1)) - new Variable(2), logSumExp, mass, score);
    }
}
