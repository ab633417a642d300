using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>Binary cross-entropy times the γ-th power of the probability of the wrong answer, from the logit z.</summary>
internal sealed class BinaryFocalCrossEntropyDefinition : LossDefinition<BinaryFocalCrossEntropyAttribute>
{
    /// <summary>Keeps the logarithm of a probability that rounds to 0 finite.</summary>
    private const double LeastProbability = 1e-30;

    public override PredictionTask Task => PredictionTask.BinaryClassification;

    public override Expression FusedHead { get; } = Sigmoid.Of(new Variable(0));

    protected override void Check(BinaryFocalCrossEntropyAttribute loss, ProblemReporter problems)
    {
        problems.Require(loss.Gamma >= 0 && Limits.IsFinite(loss.Gamma), nameof(loss.Gamma), "at least 0", loss.Gamma);
        problems.Require(loss.Alpha is >= 0 and <= 1, nameof(loss.Alpha), "from 0 to 1", loss.Alpha);
        problems.Require(
            loss.LabelSmoothing is >= 0 and < 1, nameof(loss.LabelSmoothing), "at least 0 and less than 1", loss.LabelSmoothing);
    }

    protected override void CheckHead(
        BinaryFocalCrossEntropyAttribute loss,
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

    protected override TargetDefinition Target(BinaryFocalCrossEntropyAttribute loss, Shape head) =>
        new(head, ElementType.Float32, TargetRange.Probabilities);

    protected override Value Lower(BinaryFocalCrossEntropyAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        Expression logit = new Variable(0);
        var smoothed = ((1 - loss.LabelSmoothing) * (Expression)new Variable(1)) + (loss.LabelSmoothing / 2);

        // Both probabilities by sigmoids of their own: 1 − σ(z) would lose the digits of a confident answer.
        var wrong = (smoothed * Sigmoid.Of(-logit)) + ((1 - smoothed) * Sigmoid.Of(logit));
        var each = PowerOf(wrong, loss.Gamma) * LogisticLoss.Of(logit, smoothed);
        var balance = (loss.Alpha * smoothed) + ((1 - loss.Alpha) * (1 - smoothed));
        return builder.Elementwise("BinaryFocalCrossEntropy", loss.ApplyClassBalancing ? balance * each : each, head, target);
    }

    /// <summary>A power of a probability: by products where the exponent is a small whole number.</summary>
    private static Expression PowerOf(Expression probability, double exponent) => exponent switch
    {
        0 => 1,
        1 => probability,
        2 => probability * probability,
        3 => probability * probability * probability,
        _ => Exp.Of(exponent * Log.Of(Maximum.Of(LeastProbability, probability))),
    };
}
