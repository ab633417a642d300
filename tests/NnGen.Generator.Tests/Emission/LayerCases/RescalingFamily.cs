namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Scales and offsets that are declared.</summary>
internal sealed class RescalingFamily : LayerCaseFamily
{
    public override IReadOnlyList<string> FitAnyVector { get; } = ["Rescaling(0.5, -0.25)"];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Rescaling_OfData", "3, 7", "[Rescaling(1.0 / 3, 0.5)]\n[Flatten]", "21"),
        new("Rescaling_OfDense", "6", "[Dense(9)]\n[Rescaling(-2.0)]", "9"),
        new("Rescaling_None", "6", "[Dense(9)]\n[Rescaling(1.0)]", "9"),
    ];
}
