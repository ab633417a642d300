using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>Values one after the other along a dimension of the sample, counted from 0.</summary>
internal sealed record ConcatenateOp(int Axis) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) =>
        inputs[0].Shape.With(Axis, inputs.Sum(i => i.Shape.Dimensions[Axis].Capacity));

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var start = 0;
        foreach (var input in value.Inputs)
        {
            var length = input.Shape.Dimensions[Axis].Capacity;
            if (context.IsWanted(input))
            {
                context.Contribute(input, context.Builder.Add(new SliceOp(Axis, start, length), gradient));
            }

            start += length;
        }
    }

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Concatenate";
}
