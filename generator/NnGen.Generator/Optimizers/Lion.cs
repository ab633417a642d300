using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Steps of one size, in the direction of the sign of a momentum.</summary>
internal sealed class LionDefinition : OptimizerDefinition<LionAttribute>
{
    protected override void Check(LionAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
    }

    protected override OptimizerRule Rule(LionAttribute optimizer, Expression gradient)
    {
        var momentum = (Expression)new Variable(2);
        var direction = (optimizer.Beta1 * momentum) + ((1 - optimizer.Beta1) * gradient);
        return new OptimizerRule(
            ["Momentum"],
            [],
            new Variable(0) - (LearningRate * Sign.Of(direction)),
            [DecayingSum.OfSquares(optimizer.Beta2, momentum, (1 - optimizer.Beta2) * gradient)])
        {
            Parts = [("direction", direction)],
        };
    }
}
