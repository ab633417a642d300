using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Dropout of whole channels of an image.</summary>
internal sealed class SpatialDropout2DDefinition : SpatialDropoutDefinition<SpatialDropout2DAttribute>
{
    protected override double RateOf(SpatialDropout2DAttribute layer) => layer.Rate;

    protected override Shape? InferShape(SpatialDropout2DAttribute layer, LayerInput input, ProblemReporter problems) =>
        Images.Require(input, problems) ? input.Shape : null;
}
