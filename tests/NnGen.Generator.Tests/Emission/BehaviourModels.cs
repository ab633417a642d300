using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A few models of every make, for tests of what they do rather than what they compute.</summary>
public sealed class BehaviourModels : IDisposable
{
    private const string Everything =
        """
        [Model, Input(19)]
        [Normalization]
        [Dense(65, Activation.GELU, L2 = 1e-3)]
        [Dropout(0.3)]
        [Dense(33, Activation.Tanh, L1 = 1e-3)]
        [Dense(7, Activation.Softmax)]
        [CrossEntropy(LabelSmoothing = 0.1), AdamW(GlobalClipNorm = 1.0, ClipValue = 0.5)]
        """;

    private const string Smooth = "[Model, Input(10)]\n[Dense(37, Activation.Tanh, L2 = 1e-2)]\n[Dense(4)]\n[MeanSquaredError, SGD(Momentum = 0.9)]";
    private const string Tiny = "[Model, Input(2)]\n[Dense(3, Activation.ReLU)]\n[Dense(1, Activation.Sigmoid)]\n[BinaryCrossEntropy, Adam]";
    private const string Rectifier = "[Model, Input(6, 7)]\n[Flatten]\n[Dense(50, Activation.ReLU)]\n[Dense(18, Activation.LeakyReLU)]\n[Dense(5)]\n[MeanAbsoluteError, SGD(Nesterov = true, Momentum = 0.5)]";

    private const string Triplets = "[Model, Input(6)]\n[Dense(20, Activation.Tanh)]\n[Dense(5)]\n[Triplet, SGD]";
    private const string Pairs = "[Model, Input(6)]\n[Dense(20, Activation.Tanh)]\n[Dense(5)]\n[Contrastive(4.0), SGD]";
    private const string Hinged = "[Model, Input(6)]\n[Dense(20, Activation.Tanh)]\n[Dense(5)]\n[CategoricalHinge, SGD]";
    private const string Normalized = "[Model, Input(5, 7)]\n[LayerNormalization]\n[Flatten]\n[Dense(17)]\n[BatchNormalization]\n[ReLU]\n[Dense(3)]\n[BatchNormalization(Center = false)]\n[MeanSquaredError, Adam]";

    /// <summary>Its layers over images go over ten samples at a time.</summary>
    private const string Pictures = "[Model, Input(18, 20, 3)]\n[Conv2D(10, 3, Activation.ReLU)]\n[MaxPool2D]\n[Conv2D(12, 3, Activation.Tanh, Padding = Padding.Same)]\n[AveragePool2D]\n[Conv2D(6, 1)]\n[GlobalAveragePool2D]\n[Dense(3)]\n[MeanSquaredError, Adam]";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(Everything), nameof(Smooth), nameof(Tiny), nameof(Rectifier), nameof(Triplets), nameof(Pairs), nameof(Hinged), nameof(Normalized), nameof(Pictures)];

    /// <summary>Those whose training has no random numbers, and whose loss of a sample does not depend on the others of its batch.</summary>
    public static IReadOnlyList<string> Repeatable { get; } = [nameof(Smooth), nameof(Tiny), nameof(Rectifier), nameof(Hinged), nameof(Pictures)];

    internal CompiledModels Models { get; } = CompiledModels.Compile(
        CompiledModels.Source(nameof(Everything), Everything),
        CompiledModels.Source(nameof(Smooth), Smooth),
        CompiledModels.Source(nameof(Tiny), Tiny),
        CompiledModels.Source(nameof(Rectifier), Rectifier),
        CompiledModels.Source(nameof(Triplets), Triplets),
        CompiledModels.Source(nameof(Pairs), Pairs),
        CompiledModels.Source(nameof(Hinged), Hinged),
        CompiledModels.Source(nameof(Normalized), Normalized),
        CompiledModels.Source(nameof(Pictures), Pictures),
        CompiledModels.Source("PlainConvolutions", "[Model, Input(13, 13, 4)]\n[Conv2D(32, 1, UseBias = false)]\n[Conv2D(64, 3, UseBias = false)]\n[Flatten]\n[Dense(1)]\n[MeanSquaredError, SGD]"),
        CompiledModels.Source("ReLUAlone", "[Model, Input(5)]\n[ReLU]"),
        CompiledModels.Source("ReLUAfterDense", "[Model, Input(5)]\n[Dense(5, Activation.ReLU)]"));

    /// <summary>Every model with every number.</summary>
    public static TheoryData<string, int> With(IEnumerable<string> names, params int[] numbers)
    {
        var cases = new TheoryData<string, int>();
        foreach (var (name, number) in names.SelectMany(name => numbers.Select(number => (name, number))))
        {
            cases.Add(name, number);
        }

        return cases;
    }

    public void Dispose() => Models.Dispose();
}
