using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>Σⱼ tⱼ (log tⱼ − zⱼ + log Σₖ exp(zₖ)): the divergence of softmax(z) from t, from the logits z.</summary>
internal sealed class KLDivergenceDefinition : LossDefinition<KLDivergenceAttribute>
{
    public override PredictionTask Task => PredictionTask.Classification;

    public override Expression FusedHead => SoftmaxDefinition.OfElement;

    protected override void CheckHead(
        KLDivergenceAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems)
    {
        if (RequireClasses(head, headSource, "use BinaryCrossEntropy", problems) && headActivation == "Sigmoid")
        {
            problems.Report(LossMismatch, null, $"{headSource} ends in a sigmoid, whose outputs are no distribution: use a softmax head");
        }
    }

    protected override TargetDefinition Target(KLDivergenceAttribute loss, Shape head) =>
        new(head, ElementType.Float32, TargetRange.Probabilities);

    protected override Value Lower(KLDivergenceAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var (logit, probability, logSumExp) = (new Variable(0), new Variable(1), new Variable(2));
        var each = probability * (Log.Of(probability) - ((Expression)logit - logSumExp));
        return builder.Reduce(
            "KLDivergence",
            ReduceAxes.Features,
            Select.Of(Greater.Of(probability, 0), each, 0),
            Shape.Of(1),
            head,
            target,
            builder.Add(new LogSumExpOp(), head));
    }
}
