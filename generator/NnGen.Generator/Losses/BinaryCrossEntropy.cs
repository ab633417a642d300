using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>The cross-entropy of a yes/no target t and σ(z), from the logit z.</summary>
internal sealed class BinaryCrossEntropyDefinition : LossDefinition<BinaryCrossEntropyAttribute>
{
    public override PredictionTask Task => PredictionTask.BinaryClassification;

    public override Expression FusedHead { get; } = Sigmoid.Of(new Variable(0));

    protected override void Check(BinaryCrossEntropyAttribute loss, ProblemReporter problems) =>
        problems.Require(
            loss.LabelSmoothing is >= 0 and < 1, nameof(loss.LabelSmoothing), "at least 0 and less than 1", loss.LabelSmoothing);

    protected override void CheckHead(
        BinaryCrossEntropyAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems)
    {
        if (headActivation is "Softmax" or "LogSoftmax")
        {
            problems.Report(LossMismatch, null, $"{headSource} ends in a softmax: use CrossEntropy, or a sigmoid head");
        }
        else if (headActivation == "HardSigmoid")
        {
            problems.Report(LossMismatch, null, $"{headSource} ends in HardSigmoid, which is 0 and 1 at finite logits: use Sigmoid, or no activation");
        }
    }

    protected override Value Lower(BinaryCrossEntropyAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var smoothing = loss.LabelSmoothing;
        var smoothed = ((1 - smoothing) * (Expression)new Variable(1)) + (smoothing / 2);
        return builder.Elementwise("BinaryCrossEntropy", LogisticLoss.Of(new Variable(0), smoothed), head, target);
    }
}
