using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Adam; its attribute declares a weight decay.</summary>
internal sealed class AdamWDefinition : OptimizerDefinition<AdamWAttribute>
{
    protected override void Check(AdamWAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(AdamWAttribute optimizer, Expression gradient) =>
        AdamRule.Create(gradient, optimizer.Beta1, optimizer.Beta2, optimizer.Epsilon);
}
