using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Steps by the ratio of the gradient and the root of the sum of all squares so far.</summary>
internal sealed class AdagradDefinition : OptimizerDefinition<AdagradAttribute>
{
    protected override void Check(AdagradAttribute optimizer, ProblemReporter problems)
    {
        problems.Require(
            optimizer.InitialAccumulatorValue >= 0 && Layers.Limits.IsFinite(optimizer.InitialAccumulatorValue),
            nameof(optimizer.InitialAccumulatorValue), "at least 0", optimizer.InitialAccumulatorValue);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(AdagradAttribute optimizer, Expression gradient)
    {
        // Slots start at 0: the initial value is added where the sum is used.
        var sum = (Expression)new Variable(2) + (gradient * gradient);
        var root = Sqrt.Of(sum + optimizer.InitialAccumulatorValue) + optimizer.Epsilon;
        return new OptimizerRule(["SumOfSquares"], [], new Variable(0) - (LearningRate * gradient / root), [sum]);
    }
}
