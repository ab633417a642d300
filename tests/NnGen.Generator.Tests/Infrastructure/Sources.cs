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

    /// <summary>A valid graph with every part of the language of graphs.</summary>
    public const string Graph = """
        using NnGen;
        using static NnGen.Functions;

        namespace Graphs;

        [Model, MeanSquaredError, Adam]
        public sealed partial class Residual
        {
            private const int Rounds = 2;

            [Dense(8, Activation.ReLU)] partial Layer Stem { get; }
            [Dense(8)] public partial Layer Branch { get; }
            [Concatenate] partial Layer Join { get; }
            [Dense(2)] partial Layer Head { get; }

            Node Forward([Input(4)] Node image)
            {
                var x = Stem(image);
                for (var i = 0; i < Rounds; i++)
                {
                    x = i == 0 ? Block(Branch, x) : 0.5 * x - Branch(x);
                }

                var (left, right) = (x, LeakyReLU(x, negativeSlope: 0.1));
                if (Rounds > 1)
                {
                    left += right;
                }

                return Head(Join(left, Flatten(Reshape(right, 4, -1))));
            }

            Node Block(Layer layer, Node x) => ReLU(x + layer(x));
        }
        """;

    /// <summary>A graph of two outputs, one with a loss of its own.</summary>
    public const string SeveralOutputs = """
        using NnGen;
        using static NnGen.Functions;

        [Model, CrossEntropy(Output = "Kind"), MeanSquaredError(Output = "Size", Weight = 2), Adam]
        public sealed partial class Tasks
        {
            [Dense(8, Activation.ReLU)] partial Layer Trunk { get; }
            [Dense(3)] partial Layer Head { get; }

            (Node Kind, Node Size, Node Price) Forward([Input(4)] Node x)
            {
                var y = Trunk(x);
                return (Head(y), Mean(y), Sum(y));
            }

            static Node PriceLoss(Node prediction, Node target) => Sqrt(Square(prediction - target) + 0.01);
        }
        """;

    /// <summary>A model around which everything is valid.</summary>
    public static string Model(string attributes, string declaration = "partial class M;") =>
        $"using NnGen;\n{attributes}\n{declaration}\n";
}
