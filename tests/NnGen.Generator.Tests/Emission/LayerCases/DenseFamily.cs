namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Dense layers and what stands around them.</summary>
internal sealed class DenseFamily : LayerCaseFamily
{
    public override IReadOnlyList<string> FitAnyVector { get; } =
        ["Dropout(0.3)", "Dropout(0.5)"];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Dense_Plain", "5", "[Dense(7)]", "7"),
        new("Dense_OneToOne", "1", "[Dense(1)]", "1"),
        new("Dense_WithoutBias", "17", "[Dense(3, Activation.Tanh, UseBias = false)]", "3"),
        new("Dense_SeveralPanels", "33", "[Dense(67, Activation.ReLU)]", "67"),
        new("Dense_SpreadRows", "9", "[Dense(256, Activation.Tanh)]\n[Dense(70, Activation.ReLU)]", "70"),
        new("Dense_SpreadPrediction", "9", "[Dense(256, Activation.Tanh, L2 = 0.01)]", "256"),
        new("Dense_SpreadRowsInAnotherShape", "9", "[Dense(384)]\n[Reshape(8, 48)]\n[Flatten]\n[Dense(256, Activation.Softmax)]\n[LayerNormalization]", "256"),
        new("Dense_PairsOfPanels", "70", "[Dense(128, Activation.Tanh)]\n[Dense(160, L1 = 0.01)]", "160"),
        new("Dense_Regularised", "8", "[Dense(16, L1 = 0.01, L2 = 0.02)]", "16"),
        new("Dense_Frozen", "6", "[Dense(5, Activation.Tanh, Trainable = false)]", "5"),
        new("Dense_ConstantStart", "4", "[Dense(3, KernelInitializer = Initializer.Constant, KernelConstant = 0.5, BiasInitializer = Initializer.Ones)]", "3"),
        new("Dense_OneNumberRegularised", "1", "[Dense(1, L1 = 0.1, L2 = 0.2)]", "1"),
        new("Dense_OneUnit", "5", "[Dense(1, L2 = 0.1)]", "1"),
        new("Dense_FrozenInTheMiddle", "5", "[Dense(3)]\n[Dense(2, Activation.Tanh, Trainable = false)]", "2"),
        new("Dropout_Some", "7", "[Dense(19)]\n[Dropout(0.4)]", "19"),
        new("Dropout_None", "7", "[Dense(5)]\n[Dropout(0.0)]", "5"),
        new("Dropout_Twice", "6", "[Dropout(0.5)]\n[Dense(5)]\n[Dropout(0.5)]", "5"),
        new("Flatten_Matrix", "3, 5", "[Flatten]", "15"),
        new("Flatten_Vector", "4", "[Flatten]", "4"),
        new("Normalization_Learned", "9", "[Normalization]", "9"),
        new("Normalization_Given", "3", "[Normalization(Mean = new[] { 0.5, -1.0, 2.0 }, Variance = new[] { 4.0, 0.25, 1.0 })]", "3"),
        new("Normalization_Missing", "9", "[Normalization(AllowMissing = true, Elements = new[] { 0, 3, 8 })]", "9"),
        new("Normalization_Images", "4, 3", "[Normalization]\n[Flatten]", "12"),
        new("Normalization_GivenForAll", "5", "[Normalization(Mean = new[] { 0.5 }, Variance = new[] { 2.0 })]", "5"),
    ];
}
