using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>The step that Adam and AdamW share.</summary>
internal static class AdamRule
{
    /// <summary>m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).</summary>
    public static OptimizerRule Create(Expression gradient, double beta1, double beta2, double epsilon)
    {
        var (step, learningRate) = (OptimizerDefinition.Step, OptimizerDefinition.LearningRate);
        var (firstCorrection, stepSize, rootCorrection) = (new Scalar("firstCorrection"), new Scalar("stepSize"), new Scalar("rootCorrection"));
        var first = DecayingSum.OfGradients(beta1, new Variable(2), (1 - beta1) * gradient);
        var second = DecayingSum.OfSquares(beta2, new Variable(3), (1 - beta2) * (gradient * gradient));
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
}
