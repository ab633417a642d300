using System.Globalization;

namespace NnGen.GeneratorBenchmarks.Editor;

/// <summary>Source files as an editor has them open: a model a file, and one file that has nothing to do with models.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Files">The files with models; the first is the one that is edited.</param>
internal sealed record Solution(string Name, IReadOnlyList<string> Files)
{
    /// <summary>What is replaced by a number that changes with each keystroke in the first file.</summary>
    public const string Edited = "/*edited*/48";

    /// <summary>What is replaced by such a number in the file without models where a keystroke changes a declaration, which other files see.</summary>
    public const string EditedDeclaration = "/*declared*/48";

    /// <summary>A file without models.</summary>
    public const string Elsewhere =
        "internal static class Elsewhere { public const int Size = /*declared*/48; public static int Number(int x) => x + /*edited*/48; }";

    /// <summary>All that are measured.</summary>
    public static IReadOnlyList<Solution> All { get; } =
    [
        new("50 stacks", [.. Enumerable.Range(0, 50).Select(Stack)]),
        new("50 graphs", [.. Enumerable.Range(0, 50).Select(Graph)]),
        new("a graph of 24 residual blocks", [Blocks]),
    ];

    private const string Blocks =
        """
        using NnGen;
        using static NnGen.Functions;

        [Model, CrossEntropy, AdamW]
        public sealed partial class Residual
        {
            [Dense(/*edited*/48)] partial Layer Stem { get; }
            [Block<Block>(Repeat = 24)] partial Layer Blocks { get; }
            [Dense(10, Activation.Softmax)] partial Layer Head { get; }

            Node Forward([Input(32)] Node x) => Head(Blocks(Dense64(x)));

            Node Dense64(Node x) => Widen(Stem(x));

            [Dense(64)] partial Layer Widen { get; }
        }

        public sealed partial class Block
        {
            [LayerNormalization] partial Layer Before { get; }
            [Dense(128, Activation.GELU)] partial Layer Up { get; }
            [Dropout(0.1)] partial Layer Drop { get; }
            [Dense(64)] partial Layer Down { get; }

            Node Forward(Node x) => x + Down(Drop(Up(Before(x))));
        }
        """;

    private static string Stack(int number) =>
        $$"""
        using NnGen;

        namespace Models;

        /// <summary>A stack.</summary>
        [Model, Input(30)]
        [Normalization]
        [Dense(/*edited*/48, Activation.ReLU)]
        [Dropout(0.2)]
        [Dense(64, Activation.ReLU, L2 = 1e-4)]
        [Dense(1, Activation.Sigmoid)]
        [BinaryCrossEntropy, Adam]
        public sealed partial class Stack{{number.ToString(CultureInfo.InvariantCulture)}};
        """;

    private static string Graph(int number) =>
        $$"""
        using NnGen;
        using static NnGen.Functions;

        namespace Models;

        /// <summary>A graph.</summary>
        [Model, CrossEntropy, AdamW(LearningRate = 3e-4)]
        public sealed partial class Graph{{number.ToString(CultureInfo.InvariantCulture)}}
        {
            private const int Rounds = 3;

            /// <summary>The first layer.</summary>
            [Dense(/*edited*/48, Activation.ReLU)] partial Layer Stem { get; }
            [Dense(64, Activation.ReLU)] partial Layer Wide { get; }
            [Dense(64)] partial Layer Branch { get; }
            [Dropout(0.1)] partial Layer Drop { get; }
            [Dense(10, Activation.Softmax)] partial Layer Head { get; }

            Node Forward([Input(32)] Node features, [Input(8)] Node context)
            {
                var x = Wide(Stem(Concatenate(features, context)));
                for (var i = 0; i < Rounds; i++)
                {
                    x = Residual(x);
                }

                var gate = Sigmoid(x);
                return Head(Drop(x * gate + 0.5));
            }

            Node Residual(Node x) => ReLU(x + Branch(x));
        }
        """;
}
