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

    private const string Normalized = "[Model, Input(5, 7)]\n[LayerNormalization]\n[Flatten]\n[Dense(17)]\n[BatchNormalization]\n[ReLU]\n[Dense(3)]\n[BatchNormalization(Center = false)]\n[MeanSquaredError, Adam]";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(Everything), nameof(Smooth), nameof(Tiny), nameof(Rectifier), nameof(Normalized)];

    /// <summary>Those whose training has no random numbers and takes each sample for itself.</summary>
    public static IReadOnlyList<string> Repeatable { get; } = [nameof(Smooth), nameof(Tiny), nameof(Rectifier)];

    internal CompiledModels Models { get; } = CompiledModels.Compile(
        CompiledModels.Source(nameof(Everything), Everything),
        CompiledModels.Source(nameof(Smooth), Smooth),
        CompiledModels.Source(nameof(Tiny), Tiny),
        CompiledModels.Source(nameof(Rectifier), Rectifier),
        CompiledModels.Source(nameof(Normalized), Normalized),
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
