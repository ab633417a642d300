using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The current value of a parameter.</summary>
internal sealed record ParameterOp(ParameterDefinition Parameter) : Op
{
    public override bool IsFree => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Parameter.Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => 0;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => Parameter.Name;
}
