using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>Categories as vectors: 1 where a token is, or how often it comes.</summary>
/// <param name="Width">The number of categories, K.</param>
/// <param name="EachAlone">Whether each token gets a row <c>[K]</c> of its own; otherwise those of a sample share one.</param>
/// <param name="CountEach">Whether the vector counts; otherwise it marks.</param>
internal sealed record CountTokensOp(int Width, bool EachAlone, bool CountEach) : Op
{
    public override bool ReadsVectors(int operand) => false;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Width);

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows * (EachAlone ? inputs[0].Count : 1);

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => CountEach ? "Count" : "OneHot";
}
