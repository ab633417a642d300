namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Convolutions of each channel for itself.</summary>
internal sealed class DepthwiseFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("DepthwiseConv2D_Plain", "5, 7, 3", "[DepthwiseConv2D(3)]\n[Flatten]", "45"),
        new("DepthwiseConv2D_WideChannels", "6, 16, 2", "[Conv2D(37, 2)]\n[DepthwiseConv2D(3, Activation.ReLU, Padding = Padding.Same)]\n[Flatten]", "2775"),
        new("DepthwiseConv2D_Strided", "7, 8, 2", "[Conv2D(18, 2)]\n[DepthwiseConv2D(3, Strides = 2, Padding = Padding.Same, UseBias = false)]\n[Flatten]", "216"),
        new("DepthwiseConv2D_Dilated", "8, 7, 2", "[Conv2D(16, 1)]\n[DepthwiseConv2D(3, Activation.Tanh, Dilation = 2, L2 = 0.01)]\n[Flatten]", "192"),
        new("DepthwiseConv2D_Multiplied", "5, 6, 2", "[Conv2D(5, 2)]\n[DepthwiseConv2D(2, DepthMultiplier = 3)]\n[Flatten]", "180"),
        new("DepthwiseConv2D_WideKernel", "9, 12, 1", "[Conv2D(4, 1)]\n[DepthwiseConv2D(9, Padding = Padding.Same)]\n[Flatten]", "432"),
        new("SeparableConv2D_Plain", "5, 7, 3", "[SeparableConv2D(17, 3)]\n[Flatten]", "255"),
        new("SeparableConv2D_OfConvolution", "6, 7, 2", "[Conv2D(5, 2)]\n[SeparableConv2D(4, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same, DepthMultiplier = 2, DepthwiseL2 = 0.01)]\n[Flatten]", "36"),
    ];
}
