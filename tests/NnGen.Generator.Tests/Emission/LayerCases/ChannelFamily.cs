namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers that take the channels of an image together or apart.</summary>
internal sealed class ChannelFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("SpatialDropout2D_OfConvolution", "5, 4, 2", "[Conv2D(19, 2)]\n[SpatialDropout2D(0.4)]\n[Flatten]", "228"),
        new("SpatialDropout2D_OfData", "4, 3, 5", "[SpatialDropout2D(0.5)]\n[Flatten]", "60"),
        new("SpatialDropout1D_OfConvolution", "8, 3", "[Conv1D(5, 2)]\n[SpatialDropout1D(0.3)]\n[Flatten]", "35"),
        new("GroupNormalization_OfConvolution", "4, 5, 2", "[Conv2D(12, 2)]\n[GroupNormalization(4)]\n[Flatten]", "144"),
        new("GroupNormalization_OneGroup", "4, 5, 2", "[Conv2D(16, 2)]\n[GroupNormalization(1, Epsilon = 1e-5)]\n[Flatten]", "192"),
        new("GroupNormalization_EachChannel", "4, 5, 2", "[Conv2D(17, 2)]\n[GroupNormalization(-1, Center = false, GammaL2 = 0.01)]\n[Flatten]", "204"),
        new("GroupNormalization_OfData", "3, 4, 6", "[GroupNormalization(3, Scale = false)]\n[Flatten]", "72"),
        new("GroupNormalization_OfVector", "6", "[Dense(32)]\n[GroupNormalization(8)]", "32"),
        new("BatchNormalization_OfConvolution", "5, 4, 2", "[Conv2D(5, 2)]\n[BatchNormalization]\n[ReLU]\n[Flatten]", "60"),
        new("BatchNormalization_OfWideConvolution", "5, 4, 2", "[Conv2D(18, 2, UseBias = false)]\n[BatchNormalization(Scale = false)]\n[BatchNormalization]\n[Flatten]", "216"),
        new("BatchNormalization_OfDepthwiseConvolution", "5, 4, 2", "[DepthwiseConv2D(2, DepthMultiplier = 3)]\n[BatchNormalization]\n[Flatten]", "72"),
        new("BatchNormalization_OfConvolutionWithActivation", "5, 4, 2", "[Conv2D(5, 2, Activation.Tanh)]\n[BatchNormalization]\n[Flatten]", "60"),
    ];
}
