using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Steps by the gradient times the ratio of the running root mean squares of steps and gradients.</summary>
internal sealed class AdadeltaDefinition : OptimizerDefinition<AdadeltaAttribute>
{
    protected override void Check(AdadeltaAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Rho, nameof(optimizer.Rho), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(AdadeltaAttribute optimizer, Expression gradient)
    {
        var (squares, changes) = ((Expression)new Variable(2), (Expression)new Variable(3));
        var newSquares = DecayingSum.OfSquares(optimizer.Rho, squares, (1 - optimizer.Rho) * (gradient * gradient));
        var change = Sqrt.Of(changes + optimizer.Epsilon) / Sqrt.Of(newSquares + optimizer.Epsilon) * gradient;
        var newChanges = DecayingSum.OfSquares(optimizer.Rho, changes, (1 - optimizer.Rho) * (change * change));
        return new OptimizerRule(
            ["MeanSquareGradient", "MeanSquareChange"], [], new Variable(0) - (LearningRate * change), [newSquares, newChanges])
        {
            Parts = [("change", change)],
        };
    }
}
