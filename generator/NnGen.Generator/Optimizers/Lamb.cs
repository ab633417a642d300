using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Adam's direction, with the weight decay in it, as long as the parameter itself.</summary>
internal sealed class LambDefinition : OptimizerDefinition<LambAttribute>
{
    protected override bool DecaysInUpdate => true;

    protected override void Check(LambAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(LambAttribute optimizer, Expression gradient)
    {
        var (firstCorrection, rootCorrection, decay) = (new Scalar("firstCorrection"), new Scalar("rootCorrection"), new Scalar("decay"));
        var (weightSquares, directionSquares, stepSize) = (new Scalar("weightSquares"), new Scalar("directionSquares"), new Scalar("stepSize"));
        var first = DecayingSum.OfGradients(optimizer.Beta1, new Variable(2), (1 - optimizer.Beta1) * gradient);
        var second = DecayingSum.OfSquares(optimizer.Beta2, new Variable(3), (1 - optimizer.Beta2) * (gradient * gradient));
        var adam = firstCorrection * first / ((Sqrt.Of(second) * rootCorrection) + optimizer.Epsilon);
        var decays = optimizer.WeightDecay > 0;
        var direction = decays ? adam + (decay * (Expression)new Variable(0)) : adam;

        // A parameter of zeros, or a direction of zeros, has no ratio: the step is Adam's.
        var ratio = Sqrt.Of((Expression)weightSquares / directionSquares);
        var trust = Select.Of(Greater.Of(weightSquares, 0), Select.Of(Greater.Of(directionSquares, 0), ratio, 1), 1);
        var decayScalar = decays ? [(decay.Name, optimizer.WeightDecay * (Expression)WeightDecayScale)] : Array.Empty<(string, Expression)>();
        return new OptimizerRule(
            ["FirstMoment", "SecondMoment"],
            [
                (firstCorrection.Name, 1 / (1 - Power.Of(optimizer.Beta1, Step))),
                (rootCorrection.Name, 1 / Sqrt.Of(1 - Power.Of(optimizer.Beta2, Step))),
                .. decayScalar,
                (stepSize.Name, LearningRate * trust),
            ],
            new Variable(0) - (stepSize * direction),
            [first, second])
        {
            Parts = [("direction", direction)],
            Sums = [(weightSquares.Name, (Expression)new Variable(0) * new Variable(0)), (directionSquares.Name, direction * direction)],
        };
    }
}
