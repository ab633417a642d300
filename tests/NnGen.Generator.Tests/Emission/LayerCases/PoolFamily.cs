namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers that pool.</summary>
internal sealed class PoolFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("AveragePool2D_OfData", "6, 6, 3", "[AveragePool2D]\n[Flatten]", "27"),
        new("AveragePool2D_OfConvolution", "7, 7, 2", "[Conv2D(21, 2)]\n[AveragePool2D]\n[Flatten]", "189"),
        new("AveragePool2D_OverlappingSame", "7, 6, 1", "[Conv2D(4, 2)]\n[AveragePool2D(3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "36"),
        new("AveragePool2D_Same", "5, 6, 2", "[Conv2D(17, 2)]\n[AveragePool2D(3, Strides = 1, Padding = Padding.Same)]\n[Flatten]", "340"),
        new("AveragePool2D_Apart", "8, 7, 1", "[Conv2D(3, 1)]\n[AveragePool2D(2, Strides = 3)]\n[Flatten]", "18"),
        new("GlobalAveragePool2D_OfData", "5, 4, 3", "[GlobalAveragePool2D]", "3"),
        new("GlobalAveragePool2D_OfConvolution", "5, 4, 2", "[Conv2D(19, 2)]\n[GlobalAveragePool2D]", "19"),
        new("GlobalMaxPool2D_OfData", "5, 4, 3", "[GlobalMaxPool2D]", "3"),
        new("GlobalMaxPool2D_OfConvolution", "5, 4, 2", "[Conv2D(19, 2)]\n[GlobalMaxPool2D]", "19"),
        new("GlobalAveragePool1D_OfSequence", "5, 7", "[LayerNormalization]\n[GlobalAveragePool1D]", "7"),
        new("GlobalMaxPool1D_OfSequence", "5, 7", "[LayerNormalization]\n[GlobalMaxPool1D]", "7"),
    ];
}
