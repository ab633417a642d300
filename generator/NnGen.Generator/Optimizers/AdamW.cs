using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Adam on a parameter that first shrinks by the factor 1 − η λ.</summary>
internal sealed class AdamWDefinition : OptimizerDefinition<AdamWAttribute>
{
    protected override void Check(AdamWAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
        problems.Require(optimizer.Epsilon > 0, nameof(optimizer.Epsilon), "greater than 0", optimizer.Epsilon);
        problems.Require(optimizer.WeightDecay >= 0, nameof(optimizer.WeightDecay), "at least 0", optimizer.WeightDecay);
    }

    protected override OptimizerRule Rule(AdamWAttribute optimizer, Expression gradient)
    {
        var keep = new Scalar("keep");
        var rule = AdamRule.Create(
            keep * (Expression)new Variable(0), gradient, optimizer.Beta1, optimizer.Beta2, optimizer.Epsilon, Step, LearningRate);
        return rule with { StepScalars = [.. rule.StepScalars, (keep.Name, 1 - (LearningRate * (Expression)optimizer.WeightDecay))] };
    }
}
