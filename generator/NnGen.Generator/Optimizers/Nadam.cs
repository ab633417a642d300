using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Adam that looks ahead along its first moment, whose momentum warms up.</summary>
internal sealed class NadamDefinition : OptimizerDefinition<NadamAttribute>
{
    protected override void Check(NadamAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
        problems.Require(
            optimizer.MomentumDecay >= 0 && Layers.Limits.IsFinite(optimizer.MomentumDecay),
            nameof(optimizer.MomentumDecay), "at least 0", optimizer.MomentumDecay);
    }

    protected override OptimizerRule Rule(NadamAttribute optimizer, Expression gradient)
    {
        var (momentum, nextMomentum, product) = (new Scalar("momentum"), new Scalar("nextMomentum"), new Scalar("momentumProduct"));
        var (rootCorrection, gradientStep, momentStep) = (new Scalar("rootCorrection"), new Scalar("gradientStep"), new Scalar("momentStep"));
        var first = DecayingSum.OfGradients(optimizer.Beta1, new Variable(2), (1 - optimizer.Beta1) * gradient);
        var second = DecayingSum.OfSquares(optimizer.Beta2, new Variable(3), (1 - optimizer.Beta2) * (gradient * gradient));
        var ahead = (gradientStep * gradient) + (momentStep * first);
        return new OptimizerRule(
            ["FirstMoment", "SecondMoment"],
            [
                (momentum.Name, MomentumAt(Step)),
                (nextMomentum.Name, MomentumAt(Step + 1)),
                (rootCorrection.Name, 1 / Sqrt.Of(1 - Power.Of(optimizer.Beta2, Step))),
                (gradientStep.Name, LearningRate * ((1 - (Expression)momentum) / (1 - (Expression)product))),
                (momentStep.Name, LearningRate * (nextMomentum / (1 - (product * (Expression)nextMomentum)))),
            ],
            new Variable(0) - (ahead / ((Sqrt.Of(second) * rootCorrection) + optimizer.Epsilon)),
            [first, second])
        {
            StepProducts = [(product.Name, MomentumAt(Step))],
        };

        Expression MomentumAt(Expression step) => optimizer.Beta1 * (1 - (0.5 * Power.Of(0.96, optimizer.MomentumDecay * step)));
    }
}
