namespace NnGen.Generator.Tests.Blocks;

/// <summary>A model that uses blocks.</summary>
/// <param name="Name">The class.</param>
/// <param name="Text">The blocks and the model.</param>
internal sealed record BlockCase(string Name, string Text)
{
    private const string Residual = """
        public sealed partial class Residual
        {
            [Dense(9, Activation.Tanh)] partial Layer Inner { get; }
            [Dense(9)] partial Layer Outer { get; }

            Node Forward(Node x) => ReLU(x + Outer(Inner(x)));
        }

        """;

    private const string Tower = """
        [LayerNormalization]
        [Dense(17, Activation.Tanh, L2 = 0.01)]
        public sealed class Tower;

        """;

    /// <summary>All cases.</summary>
    public static IReadOnlyList<BlockCase> All { get; } =
    [
        new("RepeatedInStack", Tower + """
            [Model, Input(5), Block<Tower>(Repeat = 3), Dense(2), MeanSquaredError, Adam]
            public sealed partial class RepeatedInStack;
            """),
        new("GraphsInStack", Residual + """
            [Model, Input(5), Dense(9), Block<Residual>, Dropout(0.2), Block<Residual>(Repeat = 2, Name = "More"), Dense(2), MeanSquaredError, Adam]
            public sealed partial class GraphsInStack;
            """),
        new("RepeatedInGraph", Residual + """
            [Model, MeanSquaredError, Adam]
            public sealed partial class RepeatedInGraph
            {
                [Dense(9)] partial Layer Stem { get; }
                [Block<Residual>(Repeat = 4)] partial Layer Residuals { get; }
                [Dense(2)] partial Layer Head { get; }

                Node Forward([Input(6)] Node x) => Head(Residuals(Stem(x)));
            }
            """),
        new("Shared", Tower + """
            [Model, MeanSquaredError, Adam]
            public sealed partial class Shared
            {
                [Block<Tower>] partial Layer Side { get; }
                [Dense(2)] partial Layer Head { get; }

                Node Forward([Input(8)] Node x)
                {
                    var (left, right) = (Side(Slice(x, 0, 4)), Side(Slice(x, 4, 4)));
                    return Head(Concatenate(Abs(left - right), left * right));
                }
            }
            """),
        new("Nested", Residual + """
            public sealed partial class Stage
            {
                [Dense(9)] partial Layer Entry { get; }
                [Block<Residual>(Repeat = 2)] partial Layer Inside { get; }
                [BatchNormalization] partial Layer Norm { get; }

                Node Forward(Node x) => Norm(Helper(Entry(x)));

                Node Helper(Node y) => Inside(y) * 0.5;
            }

            [Model, Input(5), Block<Stage>(Repeat = 2), Block<Stage>, Dense(2), MeanSquaredError, Adam]
            public sealed partial class Nested;
            """),
        new("SeveralInputs", """
            public sealed partial class Gate
            {
                [Dense(7, Activation.Sigmoid)] partial Layer Open { get; }
                [Dense(7, Activation.Tanh)] partial Layer Candidate { get; }

                Node Forward(Node state, Node input)
                {
                    var open = Open(Concatenate(state, input));
                    return open * Candidate(input) + (1 - open) * state;
                }
            }

            [Model, MeanSquaredError, Adam]
            public sealed partial class SeveralInputs
            {
                [Dense(7)] partial Layer Start { get; }
                [Block<Gate>(Repeat = 3)] partial Layer Gates { get; }
                [Dense(2)] partial Layer Head { get; }

                Node Forward([Input(6)] Node x) => Head(Gates(Start(x), x));
            }
            """),
        new("RepeatedNoise", """
            public sealed partial class Noisy
            {
                [Dense(16, Activation.Tanh)] partial Layer Inner { get; }

                Node Forward(Node x) => x + Dropout(GaussianNoise(Dropout(Inner(x), 0.2), 0.1), 0.3);
            }

            [Model, Input(16), Block<Noisy>(Repeat = 4), Dense(2), MeanSquaredError, Adam]
            public sealed partial class RepeatedNoise;
            """),
        new("Encoders", """
            public sealed partial class Encoder
            {
                [LayerNormalization] partial Layer Norm { get; }
                [Conv1D(16, 1)] partial Layer Query { get; }
                [Conv1D(16, 1, UseBias = false)] partial Layer Key { get; }
                [Conv1D(16, 1)] partial Layer Value { get; }

                Node Forward(Node x)
                {
                    var y = Norm(x);
                    return x + MatMul(Softmax(MatMul(Query(y), Key(y), transposeB: true) * 0.25), Value(y));
                }
            }

            [Model, MeanSquaredError, Adam]
            public sealed partial class Encoders
            {
                [Block<Encoder>(Repeat = 3)] partial Layer Blocks { get; }
                [Dense(2)] partial Layer Head { get; }

                Node Forward([Input(3, 16)] Node x) => Head(Flatten(Blocks(x)));
            }
            """),
        new("RepeatedTwice", Residual + """
            [Model, MeanSquaredError, Adam]
            public sealed partial class RepeatedTwice
            {
                [Block<Residual>(Repeat = 3)] partial Layer Residuals { get; }
                [Dense(2)] partial Layer Head { get; }

                Node Forward([Input(9)] Node x) => Head(Residuals(Tanh(Residuals(x))));
            }
            """),
        new("OwnAttribute", Tower + """
            public sealed class TowerAttribute : BlockAttribute<Tower>;

            [Model, Input(5), Tower(Repeat = 2), Tower, Dense(2), MeanSquaredError, Adam]
            public sealed partial class OwnAttribute;
            """),
        new("Hyperparameters", """
            public sealed partial class Bottleneck
            {
                public const int Width = 4;
                public const int Inner = Width / 2 + 1;
                public const Activation Function = Activation.Tanh;
                public const bool IsScaled = false;

                [Dense(Inner, Function)] partial Layer Down { get; }
                [Dense(Width, L2 = Inner * 0.001)] partial Layer Up { get; }

                Node Forward(Node x)
                {
                    const int half = Width / 2;
                    var y = Up(Down(x));
                    return IsScaled ? x + Concatenate(Slice(y, 0, half), Slice(y, half, Width - half) * 0.5) : x + y;
                }
            }

            public sealed class BottleneckAttribute : BlockAttribute<Bottleneck>
            {
                public int Width { get; set; }
                public Activation Function { get; set; }
                public bool IsScaled { get; set; }
            }

            public sealed partial class Stage
            {
                public const int Size = 4;

                [Dense(Size)] partial Layer Entry { get; }
                [Bottleneck(Width = Size, IsScaled = true, Repeat = Size / 4)] partial Layer Inside { get; }

                Node Forward(Node x) => Inside(Entry(x));
            }

            public sealed class StageAttribute(int size) : BlockAttribute<Stage>
            {
                public int Size { get; } = size;
            }

            [Model, Input(5), Stage(8), Block<Stage>, Bottleneck(Function = Activation.Sigmoid), Dense(2), MeanSquaredError, Adam]
            public sealed partial class Hyperparameters;
            """),
    ];

    /// <summary>The whole file.</summary>
    public string Source => $"using NnGen;\nusing static NnGen.Functions;\n\nnamespace {Name}Case;\n\n{Text}\n";

    /// <summary>A case by its name.</summary>
    public static BlockCase Named(string name) => All.Single(one => one.Name == name);
}
