using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>What all optimizers take: how its arguments are checked, and how they change an update.</summary>
internal static class OptimizerOptions
{
    public static void Check(OptimizerAttribute optimizer, ProblemReporter problems)
    {
        problems.Require(
            optimizer.LearningRate > 0 && Limits.IsFinite(optimizer.LearningRate), nameof(optimizer.LearningRate), "greater than 0", optimizer.LearningRate);
        RequireAtLeastZero(optimizer.WeightDecay, nameof(optimizer.WeightDecay), problems);
        RequireAtLeastZero(optimizer.GlobalClipNorm, nameof(optimizer.GlobalClipNorm), problems);
        RequireAtLeastZero(optimizer.ClipNorm, nameof(optimizer.ClipNorm), problems);
        RequireAtLeastZero(optimizer.ClipValue, nameof(optimizer.ClipValue), problems);
        problems.Require(optimizer.EmaMomentum is >= 0 and < 1, nameof(optimizer.EmaMomentum), "at least 0 and less than 1", optimizer.EmaMomentum);
        problems.Require(
            optimizer.EmaOverwriteFrequency >= 0, nameof(optimizer.EmaOverwriteFrequency), "at least 0", optimizer.EmaOverwriteFrequency);
        problems.Require(
            optimizer.EmaOverwriteFrequency <= 0 || optimizer.UseEma, nameof(optimizer.EmaOverwriteFrequency), "used with UseEma", "without");
        problems.Require(
            optimizer.GradientAccumulationSteps >= 1, nameof(optimizer.GradientAccumulationSteps), "at least 1", optimizer.GradientAccumulationSteps);
    }

    /// <summary>The gradient as rules see it: scaled (accumulation, clipping by norm), then clamped.</summary>
    public static Expression Gradient(OptimizerAttribute optimizer)
    {
        var scaled = new Scalar("gradientScale") * (Expression)new Variable(1);
        return optimizer.ClipValue > 0
            ? Maximum.Of(-optimizer.ClipValue, Minimum.Of(optimizer.ClipValue, scaled))
            : scaled;
    }

    /// <summary>Decoupled weight decay: the update sees a parameter that has shrunk by the factor 1 − η λ.</summary>
    public static OptimizerRule WithWeightDecay(this OptimizerRule rule, double weightDecay)
    {
        if (weightDecay <= 0)
        {
            return rule;
        }

        var keep = new Scalar("keep");
        var decayed = keep * (Expression)new Variable(0);
        var formula = 1 - (OptimizerDefinition.LearningRate * (weightDecay * (Expression)OptimizerDefinition.WeightDecayScale));
        return rule.MapElements(e => e.Replace(new Variable(0), decayed)) with { Scalars = [.. rule.Scalars, (keep.Name, formula)] };
    }

    /// <summary>a ← μ a + (1 − μ) w with the new w; the first step takes w alone, as Keras does.</summary>
    public static OptimizerRule WithAverage(this OptimizerRule rule, double momentum)
    {
        var averageMomentum = new Scalar("averageMomentum");
        var average = (averageMomentum * (Expression)new Variable(2 + rule.Slots.Count)) + ((1 - (Expression)averageMomentum) * rule.Parameter);
        return rule with
        {
            Slots = [.. rule.Slots, "WeightAverage"],
            SlotUpdates = [.. rule.SlotUpdates, average],
            Scalars = [.. rule.Scalars, (averageMomentum.Name, Select.Of(Greater.Of(OptimizerDefinition.Step, 1), momentum, 0))],
            AverageSlot = rule.Slots.Count,
        };
    }

    private static void RequireAtLeastZero(double value, string argument, ProblemReporter problems) =>
        problems.Require(value >= 0 && Limits.IsFinite(value), argument, "at least 0", value);
}
