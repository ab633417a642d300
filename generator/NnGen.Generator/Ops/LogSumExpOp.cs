using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>log Σⱼ exp(xⱼ) over a sample's vector, <c>[C] → [1]</c>: what softmax and cross-entropy stand on, without overflow.</summary>
internal sealed record LogSumExpOp : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(1);

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var input = value.Inputs[0];
        var softmax = Exp.Of(new Variable(0) - new Variable(1));
        context.Contribute(
            input,
            context.Builder.Elementwise("SoftmaxGradient", new Variable(2) * softmax, input, value, gradient));
    }

    public override long Operations(Value value) => 3L * value.Inputs[0].Count;

    public override string Describe() => "LogSumExp";
}
