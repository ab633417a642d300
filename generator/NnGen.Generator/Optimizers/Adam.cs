using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>Steps by the ratio of the gradient's running mean and root mean square, both corrected for their start at 0.</summary>
internal sealed class AdamDefinition : OptimizerDefinition<AdamAttribute>
{
    protected override void Check(AdamAttribute optimizer, ProblemReporter problems)
    {
        RequireDecay(optimizer.Beta1, nameof(optimizer.Beta1), problems);
        RequireDecay(optimizer.Beta2, nameof(optimizer.Beta2), problems);
        RequirePositive(optimizer.Epsilon, nameof(optimizer.Epsilon), problems);
    }

    protected override OptimizerRule Rule(AdamAttribute optimizer, Expression gradient) =>
        AdamRule.Create(gradient, optimizer.Beta1, optimizer.Beta2, optimizer.Epsilon);
}
