using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>
/// An update as formulas: emitted for each vector width, and executed by the reference interpreter. In formulas, variable 0 is
/// the parameter, 1 its gradient, 2 and on the slots.
/// </summary>
/// <param name="Slots">The names of the numbers kept for each parameter element.</param>
/// <param name="StepScalars">
/// Numbers computed once a step, in double precision, from the scalars <c>step</c> (from 1) and <c>learningRate</c>.
/// </param>
/// <param name="Parameter">The new value of the parameter.</param>
/// <param name="SlotUpdates">The new value of each slot, in the order of <paramref name="Slots"/>.</param>
internal sealed record OptimizerRule(
    IReadOnlyList<string> Slots,
    IReadOnlyList<(string Name, Expression Formula)> StepScalars,
    Expression Parameter,
    IReadOnlyList<Expression> SlotUpdates)
{
    /// <summary>The gradient after scaling and clipping, as it stands in the formulas.</summary>
    public Expression Gradient { get; init; } = new Variable(1);
}

/// <summary>What the compiler knows of one kind of optimizer. Definitions are found by reflection: a new optimizer is one new file.</summary>
internal abstract class OptimizerDefinition
{
    /// <summary>The step being taken, from 1.</summary>
    protected static Scalar Step { get; } = new("step");

    protected static Scalar LearningRate { get; } = new("learningRate");

    /// <summary>The attribute class that declares the optimizer.</summary>
    public abstract Type AttributeType { get; }

    public string Kind => AttributeType.Name.Substring(0, AttributeType.Name.Length - nameof(Attribute).Length);

    public abstract void Check(Attribute optimizer, ProblemReporter problems);

    /// <summary>The update.</summary>
    public abstract OptimizerRule Rule(Attribute optimizer);

    /// <summary>The gradient as rules see it: scaled (accumulation, clipping by norm), then clamped.</summary>
    protected static Expression Gradient(OptimizerAttribute optimizer)
    {
        var scaled = new Scalar("gradientScale") * (Expression)new Variable(1);
        return optimizer.ClipValue > 0
            ? Maximum.Of(-optimizer.ClipValue, Minimum.Of(optimizer.ClipValue, scaled))
            : scaled;
    }
}

/// <summary>A definition over the real attribute.</summary>
internal abstract class OptimizerDefinition<TAttribute> : OptimizerDefinition
    where TAttribute : OptimizerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override void Check(Attribute optimizer, ProblemReporter problems)
    {
        var declared = (TAttribute)optimizer;
        problems.Require(
            declared.LearningRate > 0 && Limits.IsFinite(declared.LearningRate), nameof(declared.LearningRate), "greater than 0", declared.LearningRate);
        problems.Require(
            declared.GlobalClipNorm >= 0 && Limits.IsFinite(declared.GlobalClipNorm), nameof(declared.GlobalClipNorm), "at least 0", declared.GlobalClipNorm);
        problems.Require(
            declared.ClipValue >= 0 && Limits.IsFinite(declared.ClipValue), nameof(declared.ClipValue), "at least 0", declared.ClipValue);
        Check(declared, problems);
    }

    public sealed override OptimizerRule Rule(Attribute optimizer)
    {
        var gradient = Gradient((TAttribute)optimizer);
        return Rule((TAttribute)optimizer, gradient) with { Gradient = gradient };
    }

    protected virtual void Check(TAttribute optimizer, ProblemReporter problems)
    {
    }

    /// <summary>The update, given the gradient after scaling and clipping.</summary>
    protected abstract OptimizerRule Rule(TAttribute optimizer, Expression gradient);

    protected static void RequireDecay(double value, string argument, ProblemReporter problems) =>
        problems.Require(value is >= 0 and < 1, argument, "at least 0 and less than 1", value);
}
