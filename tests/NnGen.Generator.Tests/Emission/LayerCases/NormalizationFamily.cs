namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers that normalise rows, or what all samples have in one place.</summary>
internal sealed class NormalizationFamily : LayerCaseFamily
{
    public override IReadOnlyList<string> FitAnyVector { get; } =
        ["BatchNormalization", "BatchNormalization(Momentum = 0.9)", "LayerNormalization", "RMSNormalization", "UnitNormalization"];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("BatchNormalization_OfDense", "5", "[Dense(7)]\n[BatchNormalization]\n[ReLU]", "7"),
        new("BatchNormalization_WithoutMomentum", "5", "[Dense(9)]\n[BatchNormalization(Momentum = 0)]", "9"),
        new("BatchNormalization_WithAllMomentum", "5", "[Dense(9)]\n[BatchNormalization(Momentum = 1)]", "9"),
        new("BatchNormalization_OfActivation", "5", "[Dense(33, Activation.Tanh, UseBias = false)]\n[BatchNormalization(Momentum = 0.8)]", "33"),
        new("BatchNormalization_OfData", "17", "[BatchNormalization(Epsilon = 0.1)]", "17"),
        new("BatchNormalization_OfRows", "5, 3", "[BatchNormalization]\n[Flatten]", "15"),
        new("BatchNormalization_OfImages", "2, 3, 16", "[BatchNormalization]\n[SiLU]\n[Flatten]", "96"),
        new("BatchNormalization_OfOne", "5", "[Dense(1)]\n[BatchNormalization]", "1"),
        new("BatchNormalization_Twice", "6", "[Dense(16, UseBias = false)]\n[BatchNormalization]\n[Tanh]\n[BatchNormalization]", "16"),
        new("BatchNormalization_Started", "5", "[Dense(7)]\n[BatchNormalization(GammaInitializer = Initializer.Constant, GammaConstant = 0.5, BetaInitializer = Initializer.RandomUniform, GammaL1 = 0.02, GammaL2 = 0.01, BetaL2 = 0.03)]\n[Tanh]", "7"),
        new("LayerNormalization_Started", "5, 3", "[LayerNormalization(GammaInitializer = Initializer.GlorotNormal, BetaInitializer = Initializer.Constant, BetaConstant = -1, GammaL2 = 0.01, BetaL1 = 0.03, BetaL2 = 0.02)]\n[Flatten]", "15"),
        new("BatchNormalization_Bare", "6", "[Dense(9, UseBias = false)]\n[BatchNormalization(Center = false, Scale = false)]", "9"),
        new("BatchNormalization_OnlyCentered", "6", "[Dense(9)]\n[BatchNormalization(Scale = false)]\n[GELU]", "9"),
        new("BatchNormalization_OnlyScaled", "3", "[BatchNormalization(Center = false)]", "3"),
        new("BatchNormalization_Frozen", "6", "[Dense(9)]\n[BatchNormalization(Trainable = false)]\n[Tanh]", "9"),
        new("LayerNormalization_OfDense", "5", "[Dense(7)]\n[LayerNormalization]", "7"),
        new("LayerNormalization_OfData", "17", "[LayerNormalization(Epsilon = 0.1)]", "17"),
        new("LayerNormalization_OfRows", "5, 3", "[LayerNormalization]\n[Flatten]", "15"),
        new("LayerNormalization_OfWideRows", "4, 16", "[LayerNormalization]\n[ReLU]\n[Flatten]", "64"),
        new("LayerNormalization_OfImages", "2, 3, 7", "[LayerNormalization]\n[Flatten]", "42"),
        new("LayerNormalization_Twice", "3, 7", "[Tanh]\n[LayerNormalization]\n[Tanh]\n[LayerNormalization]\n[Flatten]", "21"),
        new("LayerNormalization_Bare", "3, 4", "[LayerNormalization(Center = false, Scale = false)]\n[Flatten]", "12"),
        new("LayerNormalization_OnlyCentered", "33", "[LayerNormalization(Scale = false)]", "33"),
        new("LayerNormalization_OnlyScaled", "6", "[Dense(16)]\n[LayerNormalization(Center = false)]", "16"),
        new("LayerNormalization_Frozen", "6", "[Dense(9, Activation.ReLU)]\n[LayerNormalization(Trainable = false)]", "9"),
        new("RMSNormalization_OfDense", "5", "[Dense(9)]\n[RMSNormalization]", "9"),
        new("RMSNormalization_OfRows", "5, 3", "[RMSNormalization(Epsilon = 0.01)]\n[Flatten]", "15"),
        new("RMSNormalization_OfWideRows", "3, 32", "[RMSNormalization]\n[Flatten]", "96"),
        new("RMSNormalization_Frozen", "4", "[Dense(7)]\n[RMSNormalization(Trainable = false)]", "7"),
        new("UnitNormalization_OfDense", "5", "[Dense(7)]\n[UnitNormalization]", "7"),
        new("UnitNormalization_OfRows", "4, 5", "[UnitNormalization]\n[Flatten]", "20"),
        new("Softmax_OfRows", "4, 5", "[Softmax]\n[Flatten]", "20"),
        new("LogSoftmax_OfRows", "4, 5", "[LogSoftmax]\n[Flatten]", "20"),
        new("LogSoftmax_OfWideRows", "2, 3, 16", "[Tanh]\n[LogSoftmax]\n[Flatten]", "96"),
        new("Softmax_OfWideRows", "3, 16", "[Tanh]\n[Softmax]\n[Flatten]", "48"),
    ];
}
