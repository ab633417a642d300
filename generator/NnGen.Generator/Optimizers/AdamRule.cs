using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>The step that Adam and AdamW share.</summary>
internal static class AdamRule
{
    private const double SmallestNormal = 1.17549435e-38;

    /// <summary>m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).</summary>
    public static OptimizerRule Create(Expression gradient, double beta1, double beta2, double epsilon)
    {
        var (step, learningRate) = (OptimizerDefinition.Step, OptimizerDefinition.LearningRate);
        var (firstCorrection, stepSize, rootCorrection) = (new Scalar("firstCorrection"), new Scalar("stepSize"), new Scalar("rootCorrection"));
        var first = WithoutSubnormal((beta1 * (Expression)new Variable(2)) + ((1 - beta1) * gradient));
        var second = WithoutSubnormal((beta2 * (Expression)new Variable(3)) + ((1 - beta2) * (gradient * gradient)));
        var update = stepSize * first / ((Sqrt.Of(second) * rootCorrection) + epsilon);
        return new OptimizerRule(
            ["FirstMoment", "SecondMoment"],
            [
                (firstCorrection.Name, 1 - Power.Of(beta1, step)),
                (rootCorrection.Name, 1 / Sqrt.Of(1 - Power.Of(beta2, step))),
                (stepSize.Name, learningRate / (Expression)firstCorrection),
            ],
            new Variable(0) - update,
            [first, second]);
    }

    /// <summary>
    /// Moments of units that are never active shrink until they are subnormal numbers, and stay there, since β times the smallest one rounds to
    /// itself. Processors need a hundred cycles for each. None of them moves a weight: they become 0. NaN stays.
    /// </summary>
    private static Expression WithoutSubnormal(Expression moment) =>
        Select.Of(Greater.Of(SmallestNormal, Abs.Of(moment)), 0, moment);
}
