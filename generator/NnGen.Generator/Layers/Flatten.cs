using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>All elements of a sample as one vector.</summary>
internal sealed class FlattenDefinition : LayerDefinition<FlattenAttribute>
{
    protected override string Formula(FlattenAttribute layer) => "y = all elements of x as one vector";

    public override bool KeepsElements => true;

    protected override Shape InferShape(FlattenAttribute layer, LayerInput input, ProblemReporter problems) =>
        Shape.Of(input.Shape.Count);

    protected override Value Lower(FlattenAttribute layer, Value input, LayerContext context) =>
        context.Builder.Add(new ReshapeOp(Shape.Of(input.Count)), input);
}
