using System.Runtime.CompilerServices;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Whole models as they are emitted: few, to be read by people when the emission changes.</summary>
public class ModelSnapshots
{
    [Fact]
    public void The_first_model_of_the_readme() => Verify(
        """
        using NnGen;

        namespace Clinic;

        /// <summary>Tells malignant tumours from benign ones.</summary>
        [Model, Input(30)]
        [Normalization]
        [Dense(128, Activation.ReLU)]
        [Dropout(0.2)]
        [Dense(64, Activation.ReLU, L2 = 1e-4)]
        [Dense(1, Activation.Sigmoid)]
        [BinaryCrossEntropy, Adam]
        public sealed partial class TumourClassifier;
        """);

    [Fact]
    public void A_network_with_batch_normalization() => Verify(
        """
        using NnGen;

        [Model, Input(12)]
        [Dense(32)]
        [BatchNormalization]
        [ReLU]
        [Dense(3)]
        [MeanSquaredError, SGD]
        internal partial class Batches;
        """);

    [Fact]
    public void A_network_that_normalizes_rows() => Verify(
        """
        using NnGen;

        [Model, Input(5, 16)]
        [LayerNormalization]
        [Tanh]
        [Flatten]
        [Dense(3)]
        [MeanSquaredError, SGD]
        internal partial class Rows;
        """);

    [Fact]
    public void A_network_with_a_sparse_input() => Verify(
        """
        using NnGen;

        [Model, Input(300, Sparse = true)]
        [Dense(64, Activation.ReLU)]
        [Dense(1)]
        internal partial class Words;
        """);

    [Fact]
    public void A_small_network_has_straight_line_code() => Verify(
        """
        using NnGen;

        [Model, Input(3)]
        [Dense(8, Activation.Tanh)]
        [Dense(1)]
        internal partial class Tiny;
        """);

    [Fact]
    public void A_graph_with_a_skip_connection() => Verify(
        """
        using NnGen;
        using static NnGen.Functions;

        namespace Graphs;

        [Model, MeanSquaredError, SGD]
        internal sealed partial class Residual
        {
            [Dense(32, Activation.ReLU)] private partial Layer Stem { get; }
            [Dense(32)] private partial Layer Branch { get; }
            [Dense(1)] private partial Layer Head { get; }

            private Node Forward([Input(8)] Node sample)
            {
                var x = Stem(sample);
                for (var round = 0; round < 2; round++)
                {
                    x = Tanh(x + Branch(x));
                }

                return Head(x);
            }
        }
        """);

    [Fact]
    public void A_graph_with_a_repeated_block() => Verify(
        """
        using NnGen;
        using static NnGen.Functions;

        /// <summary>Adds to its input what two layers make of it.</summary>
        internal sealed partial class Residual
        {
            [Dense(16, Activation.ReLU)] private partial Layer Inner { get; }
            [Dropout(0.1)] private partial Layer Drop { get; }
            [Dense(16)] private partial Layer Outer { get; }

            private Node Forward(Node x) => x + Drop(Outer(Inner(x)));
        }

        [Model, MeanSquaredError, SGD]
        internal sealed partial class Deep
        {
            [Dense(16)] private partial Layer Stem { get; }
            [Block<Residual>(Repeat = 3)] private partial Layer Blocks { get; }
            [Dense(1)] private partial Layer Head { get; }

            private Node Forward([Input(8)] Node sample) => Head(Blocks(Stem(sample)));
        }
        """);

    [Fact]
    public void A_graph_of_two_inputs_with_a_loss_of_its_own() => Verify(
        """
        using NnGen;
        using static NnGen.Functions;

        [Model, SGD]
        internal sealed partial class Rating
        {
            [Embedding(50, 16)] private partial Layer Words { get; }
            [Dense(1)] private partial Layer Head { get; }

            private Node Forward([Input(4)] Node numbers, [Input(6, ElementType = ElementType.Int32)] Node tokens) =>
                Head(Concatenate(numbers, Mean(Words(tokens), axis: 1)));

            private static Node Loss(Node prediction, Node target) => Sqrt(Square(prediction - target) + 0.01);
        }
        """);

    [Fact]
    public void A_graph_of_two_outputs() => Verify(
        """
        using NnGen;

        [Model, MeanSquaredError(Output = "Price", Weight = 0.25), CrossEntropy(Output = "Kind"), SGD]
        internal sealed partial class Tasks
        {
            [Dense(8, Activation.ReLU)] private partial Layer Trunk { get; }
            [Dense(1)] private partial Layer PriceHead { get; }
            [Dense(3, Activation.Softmax)] private partial Layer KindHead { get; }

            private (Node Price, Node Kind) Forward([Input(4)] Node x)
            {
                var trunk = Trunk(x);
                return (PriceHead(trunk), KindHead(trunk));
            }
        }
        """);

    [Fact]
    public void A_network_of_convolutions() => Verify(
        """
        using NnGen;

        [Model, Input(14, 16, 1)]
        [Conv2D(16, 3, Activation.ReLU)]
        [MaxPool2D]
        [Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)]
        [GlobalAveragePool2D]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy, Adam]
        internal sealed partial class Pictures;
        """);

    private static void Verify(string source, [CallerMemberName] string test = "")
    {
        var result = GeneratorHarness.Run(source);
        Assert.Empty(result.CompilerProblems);
        Snapshot.Verify(result.Files, testMethod: test);
    }
}
