namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Activations with kinks, with learned slopes, and of later papers, as layers.</summary>
internal sealed class MoreActivationFamily : LayerCaseFamily
{
    public override IReadOnlyList<string> FitAnyVector { get; } =
        ["ReLU6", "SELU", "Mish", "Softsign", "HardSigmoid", "HardSwish", "Swish(1.5)", "ThresholdedReLU(0.2)", "PReLU", "LogSoftmax"];

    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("HardSigmoid_OfDense", "6", "[Dense(9)]\n[HardSigmoid]", "9"),
        new("HardSwish_OfDense", "6", "[Dense(9)]\n[HardSwish]", "9"),
        new("LogSoftmax_OfDense", "6", "[Dense(9)]\n[LogSoftmax]", "9"),
        new("LogSoftmax_OfOne", "6", "[Dense(1)]\n[LogSoftmax]", "1"),
        new("LogSoftmax_Wide", "3", "[Dense(70)]\n[LogSoftmax]", "70"),
        new("Mish_OfDense", "6", "[Dense(9)]\n[Mish]", "9"),
        new("PReLU_OfDense", "6", "[Dense(9)]\n[PReLU]", "9"),
        new("PReLU_OfData", "3, 7", "[PReLU(AlphaInitializer = Initializer.Constant, AlphaConstant = 0.25)]\n[Flatten]", "21"),
        new("PReLU_OfOne", "1", "[PReLU]", "1"),
        new("PReLU_Frozen", "6", "[Dense(17)]\n[PReLU(Trainable = false)]", "17"),
        new("ReLU6_OfData", "23", "[ReLU6]", "23"),
        new("ReLU6_OfDense", "6", "[Dense(9, KernelInitializer = Initializer.Ones)]\n[ReLU6]", "9"),
        new("SELU_OfDense", "6", "[Dense(9, KernelInitializer = Initializer.LeCunNormal)]\n[SELU]", "9"),
        new("Softsign_OfDense", "6", "[Dense(9)]\n[Softsign]", "9"),
        new("Swish_Default", "6", "[Dense(9)]\n[Swish]", "9"),
        new("Swish_Beta", "6", "[Dense(9)]\n[Swish(-1.702)]", "9"),
        new("ThresholdedReLU_Default", "6", "[Dense(9)]\n[ThresholdedReLU]", "9"),
        new("ThresholdedReLU_Theta", "6", "[Dense(9)]\n[ThresholdedReLU(0.3)]", "9"),
    ];
}
