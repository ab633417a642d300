namespace NnGen.Generator.Tests.Blocks;

/// <summary>Blocks in one assembly, and a model in another that uses them.</summary>
/// <param name="Name">The class.</param>
/// <param name="Blocks">The blocks.</param>
/// <param name="Model">The model.</param>
internal sealed record CompiledBlockCase(string Name, string Blocks, string Model)
{
    /// <summary>The cases of one assembly, cut in two, and what only matters between two.</summary>
    public static IReadOnlyList<CompiledBlockCase> All { get; } =
    [
        .. BlockCase.All.Select(Cut),
        new(
            "Constructs",
            """
            public enum Shortcut { None, Scaled = 4, Projected = -1 }

            internal static class Sizes
            {
                internal const int Groups = 3;
                internal const double Scale = 1e-3;
                internal const string Head = "Last";

                internal static Node Twice(this Node x) => x * 2;
            }

            public abstract class Shared
            {
                protected const long Offset = 5L;

                protected Node Squash(Node x) => Tanh(x - Offset / 10.0);
            }

            public sealed partial class Constructs : Shared
            {
                // What may be set.
                public const int Width = 2 * Sizes.Groups;
                private const int Rounds = Width / Sizes.Groups;
                public const Shortcut Way = Shortcut.Scaled;
                public const bool IsDeep = Rounds > 1 && Way != Shortcut.None;

                /// <summary>The entry.</summary>
                [Dense(units: Width, activation: Activation.ReLU, L2 = Sizes.Scale * Rounds)] public partial Layer Entry { get; }
                [System.Obsolete("none"), Dense(Width, Name = Sizes.Head)] private partial Layer Exit { get; }

                [System.Diagnostics.DebuggerStepThrough]
                private Node Forward(Node x)
                {
                    #pragma warning disable CS0618
                    var y = Entry(x); /* once */
                    for (var i = 0; i < Rounds; i++)
                    {
                        if (i % 2 == 0 || !IsDeep)
                        {
                            y = this.Squash(Step(Exit, y, times: i + 1));
                            continue;
                        }

                        (var left, y) = (y.Twice(), Functions.Concatenate(Slice(y, 0, Width / 2), Slice(y, Width / 2, Width - Width / 2)));
                        y += left;
                    }

                    return Way == Shortcut.Scaled ? y * (1f / Sizes.Groups) : Way == Shortcut.Projected ? -y : y;
                }

                private static Node Step(Layer layer, Node x, int times = Rounds) => ReLU(layer(x) * times + (nameof(Width) == "Width" ? 1 : 0));
            }

            public class ConstructsAttribute(int width = Constructs.Width, Shortcut way = Shortcut.Scaled) : BlockAttribute<Constructs>
            {
                public int Width { get; } = width;
                public Shortcut Way { get; } = way;
            }
            """,
            """
            [Model, Input(5), Constructs, Constructs(9, Shortcut.Projected, Repeat = 2), Constructs(way: Shortcut.None), Dense(2), MeanSquaredError, Adam]
            public sealed partial class Model;
            """),
        new(
            "Internals",
            """
            public static partial class Library
            {
                private const int Size = 6;

                internal abstract class SizedAttribute<TBlock> : BlockAttribute<TBlock> where TBlock : class
                {
                    public int Width { get; set; }
                }

                internal sealed class InnerAttribute(Activation function) : SizedAttribute<Inner>
                {
                    public Activation Function { get; } = function;
                }

                internal sealed partial class Inner
                {
                    public const int Width = 3;
                    public const Activation Function = Activation.ReLU;

                    [Dense(Width, Function)] private partial Layer Only { get; }
                    private Node Forward(Node x) => Only(x);
                }

                [Dense(Size)]
                [Inner(Activation.Tanh, Width = 2 * Inner.Width, Name = "First")]
                [Block<Inner>(Repeat = Depth)]
                public class Outer
                {
                    public const int Depth = 2;
                }
            }
            """,
            """
            public class DeepAttribute : BlockAttribute<Library.Outer>
            {
                public int Depth { get; set; }
            }

            [Model, Input(5), Block<Library.Outer>, Deep(Depth = 3), Dense(2), MeanSquaredError, Adam]
            public sealed partial class Model;
            """),
        new(
            "OwnAround",
            """
            public sealed partial class Deep
            {
                public const int Width = 4;

                [Dense(Width)] private partial Layer One { get; }
                private Node Forward(Node x, Node gate) => One(x) * gate;
            }
            """,
            """
            public class DeepAttribute : BlockAttribute<Deep>
            {
                public int Width { get; set; }
            }

            public sealed partial class Around
            {
                public const int Size = 5;

                [Deep(Width = Size + 2, Repeat = 2)] private partial Layer Inside { get; }
                [Dense(Size + 2, Activation.Sigmoid)] private partial Layer Gate { get; }
                private Node Forward(Node x) => Inside(x, Gate(x));
            }

            public class AroundAttribute : BlockAttribute<Around>
            {
                public int Size { get; set; }
            }

            [Model, Input(5), Around(Size = 6), Block<Around>, Dense(2), MeanSquaredError, Adam]
            public sealed partial class Model;
            """),
    ];

    /// <summary>The file of the assembly with the blocks.</summary>
    public string BlockSource => Header + Blocks;

    /// <summary>The file of the assembly with the model.</summary>
    public string ModelSource => Header + Model;

    /// <summary>The file of an assembly that has both.</summary>
    public string WholeSource => Header + Blocks + "\n" + Model;

    private string Header => $"#pragma warning disable CS1591\nusing System;\nusing NnGen;\nusing static NnGen.Functions;\n\nnamespace {Name}Case;\n\n";

    private static CompiledBlockCase Cut(BlockCase one)
    {
        var model = one.Text.IndexOf("[Model", StringComparison.Ordinal);
        return new CompiledBlockCase(one.Name, one.Text[..model], one.Text[model..]);
    }
}
