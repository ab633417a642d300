using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Adam with the running maximum of the gradient's size instead of its root mean square.</summary>
internal sealed class AdamaxDefinition : OptimizerDefinition<AdamaxAttribute>
{
    protected override void Check(AdamaxAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(AdamaxAttribute optimizer, Expression gradient)
    {
        var (firstCorrection, stepSize) = (new Scalar("firstCorrection"), new Scalar("stepSize"));
        var first = DecayingSum.OfGradients(optimizer.Beta1, new Variable(2), (1 - optimizer.Beta1) * gradient);
        var norm = Maximum.Of(optimizer.Beta2 * (Expression)new Variable(3), Abs.Of(gradient) + optimizer.Epsilon);
        return new OptimizerRule(
            ["FirstMoment", "InfinityNorm"],
            [
                (firstCorrection.Name, 1 - Power.Of(optimizer.Beta1, Step)),
                (stepSize.Name, LearningRate / (Expression)firstCorrection),
            ],
            new Variable(0) - (stepSize * first / norm),
            [first, norm]);
    }
}
