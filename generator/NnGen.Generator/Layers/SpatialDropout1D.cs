using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Dropout of whole channels of a sequence.</summary>
internal sealed class SpatialDropout1DDefinition : SpatialDropoutDefinition<SpatialDropout1DAttribute>
{
    protected override double RateOf(SpatialDropout1DAttribute layer) => layer.Rate;

    protected override Shape? InferShape(SpatialDropout1DAttribute layer, LayerInput input, ProblemReporter problems) =>
        Images.RequireSequence(input, problems) ? input.Shape : null;
}
