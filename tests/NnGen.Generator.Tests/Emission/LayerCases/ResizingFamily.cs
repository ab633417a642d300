namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers that enlarge images or cut them.</summary>
internal sealed class ResizingFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("ZeroPadding2D_OfData", "3, 4, 3", "[ZeroPadding2D]\n[Flatten]", "90"),
        new("ZeroPadding2D_OfConvolution", "4, 5, 2", "[Conv2D(5, 2)]\n[ZeroPadding2D(2, Top = 0, Right = 3)]\n[Flatten]", "225"),
        new("ZeroPadding2D_OneSide", "4, 5, 2", "[Conv2D(5, 2)]\n[ZeroPadding2D(0, Bottom = 1)]\n[Flatten]", "80"),
        new("Cropping2D_OfData", "5, 6, 3", "[Cropping2D(1)]\n[Flatten]", "36"),
        new("Cropping2D_OfConvolution", "6, 7, 2", "[Conv2D(18, 2)]\n[Cropping2D(1, Top = 0, Left = 2)]\n[Flatten]", "216"),
        new("UpSampling2D_OfData", "3, 2, 5", "[UpSampling2D]\n[Flatten]", "120"),
        new("UpSampling2D_OfConvolution", "3, 4, 2", "[Conv2D(17, 2)]\n[UpSampling2D(3)]\n[Flatten]", "918"),
        new("UpSampling2D_Bilinear", "4, 3, 2", "[Conv2D(18, 2)]\n[UpSampling2D(2, Interpolation = Interpolation.Bilinear)]\n[Flatten]", "432"),
        new("UpSampling2D_BilinearThreefold", "3, 2, 1", "[Conv2D(5, 1)]\n[UpSampling2D(3, Interpolation = Interpolation.Bilinear)]\n[Flatten]", "270"),
        new("UpSampling2D_BilinearFivefoldOfOnePixel", "2, 2, 3", "[Conv2D(5, 2)]\n[UpSampling2D(5, Interpolation = Interpolation.Bilinear)]\n[Flatten]", "125"),
    ];
}
