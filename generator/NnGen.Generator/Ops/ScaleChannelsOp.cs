using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>A kernel <c>[…, out]</c> of the model with each channel of its result times a factor, <c>[out]</c>. Of its last elements, as many as there are factors make a row.</summary>
/// <param name="InPanels">Whether the kernel lies in panels, and with it the result.</param>
internal sealed record ScaleChannelsOp(bool InPanels) : Op
{
    /// <summary>The kernel behind all factors, and behind a copy in another layout.</summary>
    public static Value Kernel(Value value) => value.Op is ScaleChannelsOp or FlipKernelOp ? Kernel(value.Inputs[0]) : value;

    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        throw new InvalidOperationException("What predictions need of parameters alone is not differentiated.");

    public override long Operations(Value value) => value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Scale channels";
}
