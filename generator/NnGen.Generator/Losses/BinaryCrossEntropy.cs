using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>The cross-entropy of a yes/no target t and σ(z), from the logit z.</summary>
internal sealed class BinaryCrossEntropyDefinition : LossDefinition<BinaryCrossEntropyAttribute>
{
    public override PredictionTask Task => PredictionTask.BinaryClassification;

    public override Expression FusedHead { get; } = Sigmoid.Of(new Variable(0));

    protected override void Check(BinaryCrossEntropyAttribute loss, ProblemReporter problems)
    {
        problems.Require(
            loss.LabelSmoothing is >= 0 and < 1, nameof(loss.LabelSmoothing), "at least 0 and less than 1", loss.LabelSmoothing);
        problems.Require(
            loss.PositiveWeight > 0 && Limits.IsFinite(loss.PositiveWeight), nameof(loss.PositiveWeight), "more than 0", loss.PositiveWeight);
    }

    protected override void CheckHead(
        BinaryCrossEntropyAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems)
    {
        if (headActivation == "Softmax")
        {
            problems.Report(LossMismatch, null, $"{headSource} ends in a softmax: use CrossEntropy, or a sigmoid head");
        }
    }

    protected override TargetDefinition Target(BinaryCrossEntropyAttribute loss, Shape head) =>
        new(head, ElementType.Float32, TargetRange.Probabilities);

    protected override Value Lower(BinaryCrossEntropyAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var smoothing = loss.LabelSmoothing;
        var smoothed = ((1 - smoothing) * (Expression)new Variable(1)) + (smoothing / 2);
        var plain = LogisticLoss.Of(new Variable(0), smoothed);
        // −log σ(z) = log(1 + e⁻ᶻ) once more for what positives weigh above 1.
        var extra = (loss.PositiveWeight - 1) * smoothed * Softplus.Of(-(Expression)new Variable(0));
        return builder.Elementwise("BinaryCrossEntropy", plain + extra, head, target);
    }
}
