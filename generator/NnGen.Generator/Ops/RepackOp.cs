using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// A copy of a reshaped value for which its padding had to move: rows of 5 are 16 floats apart, so four of them do not lie as one row of 20.
/// </summary>
internal sealed record RepackOp : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], gradient);

    public override string Describe() => "Repack";
}
