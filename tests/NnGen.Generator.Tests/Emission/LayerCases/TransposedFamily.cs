namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Transposed convolutions.</summary>
internal sealed class TransposedFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Conv2DTranspose_Plain", "3, 4, 3", "[Conv2DTranspose(5, 3)]\n[Flatten]", "150"),
        new("Conv2DTranspose_Strided", "4, 3, 2", "[Conv2D(5, 2)]\n[Conv2DTranspose(18, 3, Activation.ReLU, Strides = 2)]\n[Flatten]", "630"),
        new("Conv2DTranspose_Same", "3, 4, 2", "[Conv2D(17, 2)]\n[Conv2DTranspose(3, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same, L2 = 0.01)]\n[Flatten]", "72"),
        new("Conv2DTranspose_Apart", "3, 2, 2", "[Conv2D(4, 1)]\n[Conv2DTranspose(3, 2, Strides = 3, UseBias = false)]\n[Flatten]", "162"),
        new("Conv2DTranspose_Dilated", "3, 4, 2", "[Conv2DTranspose(4, 2, Dilation = 2)]\n[Flatten]", "120"),
    ];
}
