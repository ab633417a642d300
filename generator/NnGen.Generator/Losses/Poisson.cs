using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>p − t log(p + ε), or eᶻ − t z of the logarithm z of p.</summary>
internal sealed class PoissonDefinition : LossDefinition<PoissonAttribute>
{
    /// <summary>Keras's backend epsilon.</summary>
    private const double Epsilon = 1e-7;

    public override PredictionTask Task => PredictionTask.Regression;

    protected override void CheckHead(PoissonAttribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems)
    {
        if (!loss.LogInput && headActivation is not null && LayerRegistry.MayBeNegative(headActivation))
        {
            problems.Report(
                LossMismatch,
                null,
                $"the outputs of {headSource} may be negative, but counts are not: end in Activation.Softplus, or set LogInput = true");
        }
    }

    protected override TargetDefinition Target(PoissonAttribute loss, Shape head) => new(head, ElementType.Float32, TargetRange.NonNegative);

    protected override Value Lower(PoissonAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var (prediction, count) = (new Variable(0), new Variable(1));
        var formula = loss.LogInput
            ? Exp.Of(prediction) - (count * (Expression)prediction)
            : prediction - (count * Log.Of(prediction + (Expression)Epsilon));
        return builder.Elementwise("Poisson", formula, head, target);
    }
}
