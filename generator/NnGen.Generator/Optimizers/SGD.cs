using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>v ← μ v + g; w ← w − η v, or with Nesterov w ← w − η (g + μ v).</summary>
internal sealed class SGDDefinition : OptimizerDefinition<SGDAttribute>
{
    protected override void Check(SGDAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Momentum, nameof(optimizer.Momentum), problems);
        problems.Require(
            !optimizer.Nesterov || optimizer.Momentum > 0, nameof(optimizer.Nesterov), "used with a Momentum greater than 0", "without");
    }

    protected override OptimizerRule Rule(SGDAttribute optimizer, Expression gradient)
    {
        var parameter = new Variable(0);
        if (optimizer.Momentum == 0)
        {
            return new OptimizerRule([], [], parameter - (LearningRate * gradient), []);
        }

        var velocity = DecayingSum.OfGradients(optimizer.Momentum, new Variable(2), gradient);
        var direction = optimizer.Nesterov ? gradient + (optimizer.Momentum * velocity) : velocity;
        return new OptimizerRule(["Velocity"], [], parameter - (LearningRate * direction), [velocity]);
    }
}
