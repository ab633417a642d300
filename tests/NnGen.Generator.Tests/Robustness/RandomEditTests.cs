using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Robustness;

/// <summary>Sources as they are while someone types: tokens left out, put in and swapped.</summary>
public class RandomEditTests
{
    /// <summary>NNGEN_RANDOM_EDITS says how many edits of each source a long run makes; NNGEN_RANDOM_SEED lets parts of it differ.</summary>
    private static readonly int s_editsPerSource = RandomEdits.Number("NNGEN_RANDOM_EDITS", 25);

    public static TheoryData<string, int> Cases { get; } = new()
    {
        { Sources.TumourClassifier, 1 },
        { Sources.Predictor, 2 },
        { Sources.Graph, 5 },
        { Blocks.BlockCase.Named("Hyperparameters").Source, 6 },
        { Blocks.BlockCase.Named("Nested").Source.Replace("MeanSquaredError", "Loss", StringComparison.Ordinal).Replace("public sealed partial class Nested;", "public sealed partial class Nested { Node Loss(Node prediction, Node target) => Abs(prediction - target); }", StringComparison.Ordinal).Replace(", Loss,", ",", StringComparison.Ordinal), 7 },
        { Records.ShopSource.Transaction + Records.ShopSource.Models.Replace("using NnGen;", "").Replace("namespace Shop;", ""), 4 },
        {
            """
            using NnGen;
            namespace A
            {
                internal static partial class Outer
                {
                    public partial record struct Middle<T>(int X)
                    {
                        /// <summary>Text.</summary>
                        [Model, Input(4, 4), Normalization(Mean = new double[] { 1, 2, 3, 4 }, Variance = new[] { 1.0 })]
                        [Flatten, Dense(units: 3, activation: Activation.Softmax), CrossEntropy(OneHot = true), SGD(Momentum = 0.5)]
                        private sealed partial class M : object { public string Author { get; set; } = ""; }
                    }
                }
            }
            """,
            3
        },
        {
            """
            using NnGen;
            using static NnGen.Functions;

            /// <summary>Two inputs, a layer that both share, and a loss of its own.</summary>
            [Model, AdamW]
            public sealed partial class Towers
            {
                private const float Margin = 0.5f;

                [Dense(4, Activation.Tanh)] private partial Layer Tower { get; }

                [Dense(1)] private partial Layer Head { get; }

                private Node Forward([Input(6)] Node user, [Input(6)] Node item)
                {
                    var (left, right) = (Tower(user), Tower(item));
                    for (var i = 0; i < 2; i++)
                    {
                        left = Both(left, right);
                    }

                    return Head(ReLU(left * right));
                }

                private static Node Both(Node left, Node right) => left + right / 2;

                private static Node Loss(Node prediction, Node target)
                {
                    var error = prediction - target;
                    return error * error * Margin;
                }
            }
            """,
            6
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Neither_generator_nor_analyzer_nor_fix_throws_and_what_is_emitted_compiles(string source, int seed)
    {
        var random = new Random(seed + (1000 * RandomEdits.Number("NNGEN_RANDOM_SEED", 0)));
        for (var i = 0; i < s_editsPerSource; i++)
        {
            var edited = RandomEdits.Edit(source, random);
            try
            {
                var compilation = TestCompilation.Create(edited);
                await AnalyzerHarness.AnalyzeAsync(compilation);
                AssertCompilesAsFarAsTheUsersPart(compilation, GeneratorHarness.Run(compilation));
                await CodeFixHarness.ApplyEachAsync(edited);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Edit {i} fails:\n{edited}", exception);
            }
        }
    }

    private static void AssertCompilesAsFarAsTheUsersPart(Compilation usersPart, GeneratorOutcome outcome)
    {
        if (!Errors(usersPart).Any())
        {
            Assert.Empty(Errors(outcome.Compilation));
        }
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
