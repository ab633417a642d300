using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>maxⱼ xⱼ over a row, <c>[C] → [1]</c>. Elements that are equally large share the gradient, as in TensorFlow and PyTorch's <c>amax</c>.</summary>
internal sealed record RowMaximumOp : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(1);

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var input = value.Inputs[0];
        var isLargest = Equal.Of(new Variable(0), new Variable(1));
        var ties = context.Builder.Reduce("Ties", ReduceAxes.Features, Select.Of(isLargest, 1, 0), Shape.Of(1), input, value);
        var share = (Expression)new Variable(2) / new Variable(3);
        context.Contribute(
            input,
            context.Builder.Elementwise("MaximumGradient", Select.Of(isLargest, share, 0), input, value, gradient, ties));
    }

    public override long Operations(Value value) => value.Inputs[0].Count;

    public override string Describe() => "RowMaximum";
}
