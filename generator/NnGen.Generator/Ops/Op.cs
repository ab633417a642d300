using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// A kind of computation on whole values: its shape rule, its gradient rule and its cost. One file per kind. The emission writes
/// it as C#, the reference interpreter of the tests executes it; neither is known here.
/// </summary>
internal abstract record Op
{
    public virtual ElementType ElementType => ElementType.Float32;

    /// <summary>Whether nothing runs for it: it is given from outside, or another value seen under another shape.</summary>
    public virtual bool IsFree => false;

    /// <summary>Whether it gives random numbers, by the model's seed and the number of the batch.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether a sample's result depends on other samples of the batch (a loss over pairs), so that threads cannot share it.</summary>
    public virtual bool MixesSamples => false;

    public abstract Shape InferShape(ImmutableArray<Value> inputs);

    /// <summary>The rows of a sample of the result, 0 if it belongs to the model; by default as many as an operand has.</summary>
    public virtual int InferRows(ImmutableArray<Value> inputs) => inputs.Max(i => i.Rows);

    /// <summary>
    /// The gradient rule: given the gradient of the loss with respect to this op's value, contributes the gradients with respect to
    /// its inputs. Only asked where some parameter is behind an input.
    /// </summary>
    public abstract void Differentiate(Value value, Value gradient, GradientContext context);

    /// <summary>Floating-point operations for one sample (or once, if it does not depend on samples).</summary>
    public virtual long Operations(Value value) => 0;

    /// <summary>Whether its kernel reads whole vectors along an operand's rows, padding included; else it reads elements alone.</summary>
    public virtual bool ReadsVectors(int operand) => true;

    /// <summary>What it does, in a word or two, for comments.</summary>
    public abstract string Describe();
}

/// <summary>Where gradient rules put what they find.</summary>
internal sealed class GradientContext(GraphBuilder builder, Func<Value, bool> isWanted, Action<Value, Value> contribute)
{
    public GraphBuilder Builder { get; } = builder;

    /// <summary>Whether a gradient with respect to the value is needed at all.</summary>
    public bool IsWanted(Value value) => isWanted(value);

    /// <summary>Adds to the gradient with respect to a value.</summary>
    public void Contribute(Value input, Value gradient) => contribute(input, gradient);
}
