namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Activations as layers.</summary>
internal sealed class ActivationFamily : LayerCaseFamily
{
    public override IReadOnlyList<string> FitAnyVector { get; } =
        ["ReLU", "LeakyReLU(0.2)", "ELU(0.7)", "GELU", "GELU(Approximate = true)", "SiLU", "Softplus", "Sigmoid", "Tanh"];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("ELU_Default", "6", "[Dense(9)]\n[ELU]", "9"),
        new("ELU_Alpha", "6", "[Dense(9)]\n[ELU(1.7)]", "9"),
        new("GELU_Exact", "6", "[Dense(9)]\n[GELU]", "9"),
        new("GELU_Approximate", "6", "[Dense(9)]\n[GELU(Approximate = true)]", "9"),
        new("LeakyReLU_Default", "6", "[Dense(9)]\n[LeakyReLU]", "9"),
        new("LeakyReLU_Zero", "6", "[Dense(9)]\n[LeakyReLU(0.0)]", "9"),
        new("LeakyReLU_Steep", "6", "[Dense(9)]\n[LeakyReLU(2.0)]", "9"),
        new("ReLU_OfData", "23", "[ReLU]", "23"),
        new("ReLU_OfDense", "6", "[Dense(9)]\n[ReLU]", "9"),
        new("SiLU_OfDense", "6", "[Dense(9)]\n[SiLU]", "9"),
        new("Sigmoid_OfDense", "6", "[Dense(9)]\n[Sigmoid]", "9"),
        new("Softmax_OfDense", "6", "[Dense(9)]\n[Softmax]", "9"),
        new("Softmax_OfOne", "6", "[Dense(1)]\n[Softmax]", "1"),
        new("Softmax_Wide", "3", "[Dense(70)]\n[Softmax]", "70"),
        new("Softplus_OfDense", "6", "[Dense(9)]\n[Softplus]", "9"),
        new("Tanh_OfDense", "6", "[Dense(9)]\n[Tanh]", "9"),
    ];
}
