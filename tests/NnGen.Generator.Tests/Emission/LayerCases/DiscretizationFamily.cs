namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Numbers as bins.</summary>
internal sealed class DiscretizationFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Discretization_Given", "3", "[Discretization(BinBoundaries = [-0.5f, 0f, 0.75f])]", "12"),
        new("Discretization_GivenOne", "17", "[Discretization(BinBoundaries = [0.25])]", "34"),
        new("Discretization_Learned", "5", "[Discretization(NumBins = 4)]", "20"),
        new("Discretization_LearnedVectors", "4", "[Discretization(NumBins = 16)]\n[Dense(5, Activation.Tanh)]", "5"),
        new("Discretization_OfOne", "1", "[Discretization(NumBins = 2)]", "2"),
        new("Discretization_OfMatrix", "2, 3", "[Flatten]\n[Discretization(NumBins = 3)]", "18"),
        new("Discretization_OfBytes", "7, ElementType = ElementType.UInt8", "[Discretization(BinBoundaries = [50, 100, 200])]", "28"),
        new("Discretization_OfDense", "5", "[Dense(7, L2 = 0.01)]\n[Discretization(BinBoundaries = [-0.5, 0.5])]", "21"),
        new("Discretization_OfNormalized", "5", "[Normalization]\n[Discretization(BinBoundaries = [-1, 0, 1])]", "20"),
    ];
}
