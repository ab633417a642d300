namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers that move elements.</summary>
internal sealed class ShapingFamily : LayerCaseFamily
{
    // Noise where a row would else hold the same number several times: normalised, such a row is constant, and its gradient rounding alone. For
    // a softmax, which takes no notice of what is added to all of a row, the noise is a factor.
    public override IReadOnlyList<IReadOnlyList<string>> ReshapeAnyVector { get; } =
    [
        ["RepeatVector(3)", "Flatten"],
        ["RepeatVector(2)", "LayerNormalization", "Tanh", "Flatten"],
        ["RepeatVector(3)", "BatchNormalization(Momentum = 0.8)", "Softmax", "Flatten"],
        ["RepeatVector(2)", "Permute(2, 1)", "Flatten"],
        ["RepeatVector(3)", "GaussianNoise(0.5)", "Permute(2, 1)", "RMSNormalization", "Flatten"],
        ["RepeatVector(4)", "GaussianDropout(0.4)", "Reshape(2, 2, -1)", "Permute(3, 1, 2)", "LogSoftmax", "Flatten"],
        ["Reshape(1, -1)", "PReLU", "Reshape(-1, 1)", "GaussianNoise(0.1)", "Flatten"],
        ["Reshape(-1, 1)", "BatchNormalization", "Dropout(0.2)", "Flatten"],
        ["RepeatVector(2)", "UnitNormalization", "Rescaling(2.0, -0.5)", "Reshape(-1)"],
    ];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Permute_Matrix", "3, 5", "[Permute(2, 1)]\n[Flatten]", "15"),
        new("Permute_Large", "19, 33", "[Permute(2, 1)]\n[Flatten]", "627"),
        new("Permute_KeepsRuns", "3, 4, 21", "[Permute(2, 1, 3)]\n[Flatten]", "252"),
        new("Permute_Reversed", "4, 5, 6", "[Permute(3, 2, 1)]\n[Flatten]", "120"),
        new("Permute_OfOne", "1, 7", "[Permute(2, 1)]\n[Flatten]", "7"),
        new("Permute_OfDense", "6", "[Dense(20)]\n[Reshape(4, 5)]\n[Permute(2, 1)]\n[Tanh]\n[Flatten]", "20"),
        new("Permute_OfDense3", "6", "[Dense(24)]\n[Reshape(2, 3, 4)]\n[Permute(3, 1, 2)]\n[Tanh]\n[Flatten]", "24"),
        new("RepeatVector_OfData", "5", "[RepeatVector(3)]\n[Flatten]", "15"),
        new("RepeatVector_OfDense", "5", "[Dense(7)]\n[RepeatVector(4)]\n[Tanh]\n[Flatten]", "28"),
        new("RepeatVector_OfNumber", "3", "[Dense(1)]\n[RepeatVector(19)]\n[Flatten]", "19"),
        new("RepeatVector_Once", "5", "[Dense(33)]\n[RepeatVector(1)]\n[Flatten]", "33"),
        new("Reshape_OfData", "24", "[Reshape(4, -1)]\n[Tanh]\n[Flatten]", "24"),
        new("Reshape_OfDense", "5", "[Dense(12)]\n[Reshape(-1)]", "12"),
        new("Reshape_Matrix", "4, 6", "[Reshape(3, 2, 4)]\n[Flatten]", "24"),
    ];
}
