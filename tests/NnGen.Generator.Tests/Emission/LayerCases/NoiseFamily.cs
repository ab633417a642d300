namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Normal random numbers while training.</summary>
internal sealed class NoiseFamily : LayerCaseFamily
{
    public override IReadOnlyList<string> FitAnyVector { get; } = ["GaussianNoise(0.3)", "GaussianDropout(0.4)"];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("GaussianDropout_OfDense", "7", "[Dense(19)]\n[GaussianDropout(0.4)]", "19"),
        new("GaussianDropout_None", "7", "[Dense(5)]\n[GaussianDropout(0.0)]", "5"),
        new("GaussianNoise_OfData", "7", "[GaussianNoise(0.5)]", "7"),
        new("GaussianNoise_OfNumber", "3", "[Dense(1)]\n[GaussianNoise(0.5)]", "1"),
        new("GaussianNoise_Twice", "7", "[Dense(33)]\n[GaussianNoise(0.1)]\n[Tanh]\n[GaussianNoise(0.1)]", "33"),
    ];
}
