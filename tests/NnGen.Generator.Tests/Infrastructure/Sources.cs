namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>Sources that several tests start from.</summary>
internal static class Sources
{
    /// <summary>A valid model with every part of the language of stacks.</summary>
    public const string TumourClassifier = """
        using NnGen;

        namespace Medical;

        [Model, Input(30)]
        [Normalization]
        [Dense(128, Activation.ReLU, L2 = 1e-4)]
        [Dropout(0.2)]
        [Dense(1, Activation.Sigmoid, Name = "Head")]
        [BinaryCrossEntropy, Adam(LearningRate = 3e-4)]
        public sealed partial class TumourClassifier;
        """;

    /// <summary>A valid model in another namespace, which only predicts.</summary>
    public const string Predictor = """
        using NnGen;

        namespace Games.Chess;

        [Model, Input(8, 8)]
        [Flatten]
        [Dense(16, Activation.Tanh)]
        [Dense(1)]
        internal partial class Predictor;
        """;

    /// <summary>A model around which everything is valid.</summary>
    public static string Model(string attributes, string declaration = "partial class M;") =>
        $"using NnGen;\n{attributes}\n{declaration}\n";
}
