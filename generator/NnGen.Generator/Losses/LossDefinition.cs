using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>What a model's outputs mean, which decides the metrics that are reported; the runtime has the same names.</summary>
internal enum PredictionTask
{
    Regression,
    BinaryClassification,
    Classification,
    Embedding,
}

/// <summary>Which numbers a loss takes as targets; the runtime has the same names.</summary>
internal enum TargetRange
{
    Any,
    Probabilities,
    Signs,
    NonNegative,
}

/// <summary>What a loss compares the head with.</summary>
internal sealed record TargetDefinition(Shape Shape, ElementType ElementType, TargetRange Range = TargetRange.Any);

/// <summary>What the compiler knows of one kind of loss. Definitions are found by reflection: a new loss is one new file.</summary>
internal abstract class LossDefinition
{
    /// <summary>The attribute class that declares the loss.</summary>
    public abstract Type AttributeType { get; }

    public string Kind => AttributeType.Name.Substring(0, AttributeType.Name.Length - nameof(Attribute).Length);

    /// <summary>The rule for a loss that does not fit the head.</summary>
    public const string LossMismatch = ProblemReporter.LossMismatch;

    public abstract PredictionTask Task { get; }

    /// <summary>
    /// The formula of a head (sigmoid, softmax) that the loss is fused with: it is then computed from the formula's operand 0, the
    /// logits, and stays finite.
    /// </summary>
    public virtual Expression? FusedHead => null;

    /// <summary>Whether the loss is fused with a head of this formula.</summary>
    public virtual bool IsFusedWith(Expression head) => head == FusedHead;

    /// <summary>Reports arguments out of range, and a head that does not fit.</summary>
    public abstract void Check(Attribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems);

    /// <summary>What targets a head of this shape is compared with.</summary>
    public abstract TargetDefinition Target(Attribute loss, Shape head);

    /// <summary>
    /// Adds the loss of each element (or of each sample) to the graph. Its mean over samples and elements is the model's loss.
    /// </summary>
    public abstract Value Lower(Attribute loss, Value head, Value target, GraphBuilder builder);
}

/// <summary>A definition over the real attribute.</summary>
internal abstract class LossDefinition<TAttribute> : LossDefinition
    where TAttribute : LossAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override void Check(Attribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems)
    {
        problems.Require(loss is not LossAttribute { Weight: not (> 0 and < double.PositiveInfinity) }, nameof(LossAttribute.Weight), "more than 0", (loss as LossAttribute)?.Weight);
        Check((TAttribute)loss, problems);
        CheckHead((TAttribute)loss, head, headSource, headActivation, problems);
    }

    public sealed override TargetDefinition Target(Attribute loss, Shape head) => Target((TAttribute)loss, head);

    public sealed override Value Lower(Attribute loss, Value head, Value target, GraphBuilder builder) =>
        Lower((TAttribute)loss, head, target, builder);

    protected virtual void Check(TAttribute loss, ProblemReporter problems)
    {
    }

    protected virtual void CheckHead(TAttribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems)
    {
    }

    protected virtual TargetDefinition Target(TAttribute loss, Shape head) => new(head, ElementType.Float32);

    protected abstract Value Lower(TAttribute loss, Value head, Value target, GraphBuilder builder);

    /// <summary>Reports a head that is not one vector of a sample.</summary>
    protected static bool RequireVectors(Shape head, string headSource, ProblemReporter problems)
    {
        if (head.Rank != 1)
        {
            problems.Report(LossMismatch, null, $"it needs a vector a sample, but {headSource} gives {head.ToBatchString()}; insert Flatten");
        }

        return head.Rank == 1;
    }

    /// <summary>Reports a head that has not one output for each of several classes.</summary>
    protected static bool RequireClasses(Shape head, string headSource, string instead, ProblemReporter problems)
    {
        if (head.Rank != 1)
        {
            problems.Report(LossMismatch, null, $"it needs one output per class, but {headSource} gives {head.ToBatchString()}; insert Flatten");
        }
        else if (head.Count == 1)
        {
            problems.Report(LossMismatch, null, $"it needs one output per class, but {headSource} gives only one: {instead}");
        }

        return head.Rank == 1 && head.Count > 1;
    }
}
