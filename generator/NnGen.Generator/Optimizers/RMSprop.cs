using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Steps by the ratio of the gradient and its running root mean square.</summary>
internal sealed class RMSpropDefinition : OptimizerDefinition<RMSpropAttribute>
{
    protected override void Check(RMSpropAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Rho, nameof(optimizer.Rho), problems);
        RequireDecay(optimizer.Momentum, nameof(optimizer.Momentum), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(RMSpropAttribute optimizer, Expression gradient)
    {
        var slots = new List<string>();
        var updates = new List<Expression>();
        var spread = Keep("MeanSquare", DecayingSum.OfSquares, optimizer.Rho, (1 - optimizer.Rho) * (gradient * gradient));
        if (optimizer.Centered)
        {
            var mean = Keep("MeanGradient", DecayingSum.OfGradients, optimizer.Rho, (1 - optimizer.Rho) * gradient);
            // Of gradients that do not vary the difference is 0, but for rounding, which must not make it negative.
            spread = Maximum.Of(0, spread - (mean * mean));
        }

        var change = gradient / (Sqrt.Of(spread) + optimizer.Epsilon);
        if (optimizer.Momentum > 0)
        {
            change = Keep("Velocity", DecayingSum.OfGradients, optimizer.Momentum, change);
        }

        return new OptimizerRule(slots, [], new Variable(0) - (LearningRate * change), updates);

        Expression Keep(string slot, Func<double, Expression, Expression, Expression> sum, double factor, Expression added)
        {
            var update = sum(factor, new Variable(2 + slots.Count), added);
            slots.Add(slot);
            updates.Add(update);
            return update;
        }
    }
}
