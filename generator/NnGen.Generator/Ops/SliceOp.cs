using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>Some consecutive elements along a dimension of the sample, counted from 0.</summary>
internal sealed record SliceOp(int Axis, int Start, int Length) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => inputs[0].Shape.With(Axis, Length);

    /// <summary>The gradient between zeros.</summary>
    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var input = value.Inputs[0];
        var end = input.Shape.Dimensions[Axis].Capacity - Start - Length;
        Value[] parts = [.. Zeros(Start), gradient, .. Zeros(end)];
        context.Contribute(input, parts.Length == 1 ? gradient : context.Builder.Add(new ConcatenateOp(Axis), parts));

        Value[] Zeros(int length) => length == 0
            ? []
            : [context.Builder.Elementwise("Zeros", 0, input.Shape.With(Axis, length), input.Rows)];
    }

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Slice";
}
