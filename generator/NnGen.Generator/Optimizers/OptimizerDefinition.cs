using NnGen.Generator.Declaration;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>What the compiler knows of one kind of optimizer. Definitions are found by reflection: a new optimizer is one new file.</summary>
internal abstract class OptimizerDefinition
{
    /// <summary>The step being taken, from 1.</summary>
    public static Scalar Step { get; } = new("step");

    /// <summary>The learning rate of the parameter.</summary>
    public static Scalar LearningRate { get; } = new("learningRate");

    /// <summary>How much of the weight decay the parameter takes; 1 unless the user says otherwise.</summary>
    public static Scalar WeightDecayScale { get; } = new("weightDecayScale");

    /// <summary>The attribute class that declares the optimizer.</summary>
    public abstract Type AttributeType { get; }

    public string Kind => AttributeType.Name.Substring(0, AttributeType.Name.Length - nameof(Attribute).Length);

    public abstract void Check(Attribute optimizer, ProblemReporter problems);

    /// <summary>The update, with what all optimizers offer: clipping, decay, averages.</summary>
    public abstract OptimizerRule Rule(Attribute optimizer);
}

/// <summary>A definition over the real attribute.</summary>
internal abstract class OptimizerDefinition<TAttribute> : OptimizerDefinition
    where TAttribute : OptimizerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override void Check(Attribute optimizer, ProblemReporter problems)
    {
        OptimizerOptions.Check((TAttribute)optimizer, problems);
        Check((TAttribute)optimizer, problems);
    }

    public sealed override OptimizerRule Rule(Attribute optimizer)
    {
        var declared = (TAttribute)optimizer;
        var gradient = OptimizerOptions.Gradient(declared);
        var rule = Rule(declared, gradient) with { Gradient = gradient };
        rule = rule.WithWeightDecay(DecaysInUpdate ? 0 : declared.WeightDecay);
        return declared.UseEma ? rule.WithAverage(declared.EmaMomentum) : rule;
    }

    /// <summary>Whether the update itself contains the weight decay.</summary>
    protected virtual bool DecaysInUpdate => false;

    protected virtual void Check(TAttribute optimizer, ProblemReporter problems)
    {
    }

    /// <summary>The update, given the gradient after scaling and clipping.</summary>
    protected abstract OptimizerRule Rule(TAttribute optimizer, Expression gradient);

    protected static void RequireDecay(double value, string argument, ProblemReporter problems) =>
        problems.Require(value is >= 0 and < 1, argument, "at least 0 and less than 1", value);

    protected static void RequirePositive(double value, string argument, ProblemReporter problems) =>
        problems.Require(value > 0 && Layers.Limits.IsFinite(value), argument, "greater than 0", value);
}
