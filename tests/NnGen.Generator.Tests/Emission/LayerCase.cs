namespace NnGen.Generator.Tests.Emission;

/// <summary>A model around one kind of layer. A new layer adds its cases here, and the rest of the harness covers it.</summary>
/// <param name="Name">The class: the kind, an underscore, and what is particular.</param>
/// <param name="Input">The shape of a sample.</param>
/// <param name="Layers">The attributes of the layers.</param>
/// <param name="Output">The shape of its output, as summaries show it.</param>
internal sealed record LayerCase(string Name, string Input, string Layers, string Output)
{
    /// <summary>The kind of layer that the case is about.</summary>
    public string Kind => Name[..Name.IndexOf('_', StringComparison.Ordinal)];

    /// <summary>All cases.</summary>
    public static IReadOnlyList<LayerCase> All { get; } =
    [
        new("Dense_Plain", "5", "[Dense(7)]", "7"),
        new("Dense_OneToOne", "1", "[Dense(1)]", "1"),
        new("Dense_WithoutBias", "17", "[Dense(3, Activation.Tanh, UseBias = false)]", "3"),
        new("Dense_SeveralPanels", "33", "[Dense(67, Activation.ReLU)]", "67"),
        new("Dense_Regularised", "8", "[Dense(16, L1 = 0.01, L2 = 0.02)]", "16"),
        new("Dense_Frozen", "6", "[Dense(5, Activation.Tanh, Trainable = false)]", "5"),
        new("Dense_ConstantStart", "4", "[Dense(3, KernelInitializer = Initializer.Constant, KernelConstant = 0.5, BiasInitializer = Initializer.Ones)]", "3"),
        new("Dropout_Some", "7", "[Dense(19)]\n[Dropout(0.4)]", "19"),
        new("Dropout_None", "7", "[Dense(5)]\n[Dropout(0.0)]", "5"),
        new("Dropout_Twice", "6", "[Dropout(0.5)]\n[Dense(5)]\n[Dropout(0.5)]", "5"),
        new("ELU_Default", "6", "[Dense(9)]\n[ELU]", "9"),
        new("ELU_Alpha", "6", "[Dense(9)]\n[ELU(1.7)]", "9"),
        new("Flatten_Matrix", "3, 5", "[Flatten]", "15"),
        new("Flatten_Vector", "4", "[Flatten]", "4"),
        new("GELU_Exact", "6", "[Dense(9)]\n[GELU]", "9"),
        new("GELU_Approximate", "6", "[Dense(9)]\n[GELU(Approximate = true)]", "9"),
        new("LeakyReLU_Default", "6", "[Dense(9)]\n[LeakyReLU]", "9"),
        new("LeakyReLU_Zero", "6", "[Dense(9)]\n[LeakyReLU(0.0)]", "9"),
        new("LeakyReLU_Steep", "6", "[Dense(9)]\n[LeakyReLU(2.0)]", "9"),
        new("Normalization_Learned", "9", "[Normalization]", "9"),
        new("Normalization_Given", "3", "[Normalization(Mean = new[] { 0.5, -1.0, 2.0 }, Variance = new[] { 4.0, 0.25, 1.0 })]", "3"),
        new("Normalization_Images", "4, 3", "[Normalization]\n[Flatten]", "12"),
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

    /// <summary>The layers, then a head that trains.</summary>
    public string Source => CompiledModels.Source(Name, $"[Model, Input({Input})]\n{Layers}\n[Dense(3)]\n[MeanSquaredError, Adam]");

    /// <summary>The class of the same layers without a head, which only predicts.</summary>
    public string BareName => Name + "Alone";

    /// <summary>The layers alone.</summary>
    public string BareSource => CompiledModels.Source(BareName, $"[Model, Input({Input})]\n{Layers}");

    /// <summary>A case by its name.</summary>
    public static LayerCase Named(string name) => All.Single(one => one.Name == name);
}
