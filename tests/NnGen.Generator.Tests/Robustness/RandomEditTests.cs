using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Robustness;

/// <summary>Sources as they are while someone types: tokens left out, put in and swapped.</summary>
public class RandomEditTests
{
    private const int EditsPerSource = 100;

    private static readonly string[] s_insertions =
    [
        "0", "-1", "1e400", "null", "\"\"", "Name =", "static", "sealed", "partial", "file", "abstract", "unsafe", "record", "private",
        "required", "<T>", "[", "]", "(", ")", "{", "}", ";", ",", ".", "[Model]", "[Dense(3)]", "[Input]", "class", "namespace X;", "@",
        "Activation.ReLU", "typeof(int)", "new[] { 1, 2 }", "default", "public M() { }", "int Predict;", ": System.IDisposable", "#if X\n",
        "partial class TumourClassifier;", "\u2212",
    ];

    public static TheoryData<string, int> Cases { get; } = new()
    {
        { Sources.TumourClassifier, 1 },
        { Sources.Predictor, 2 },
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
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Neither_generator_nor_analyzer_throws_and_what_is_emitted_compiles(string source, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < EditsPerSource; i++)
        {
            var edited = Edit(source, random);
            try
            {
                var outcome = GeneratorHarness.Run(edited);
                await AnalyzerHarness.AnalyzeAsync(outcome.Compilation);
                AssertCompilesAsFarAsTheUsersPart(edited, outcome);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Edit {i} fails:\n{edited}", exception);
            }
        }
    }

    private static void AssertCompilesAsFarAsTheUsersPart(string source, GeneratorOutcome outcome)
    {
        if (!Errors(TestCompilation.Create(source)).Any())
        {
            Assert.Empty(Errors(outcome.Compilation));
        }
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Edit(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot().DescendantTokens()
            .Select(token => token.ToFullString()).ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var (at, other) = (random.Next(tokens.Count - 1), random.Next(tokens.Count - 1));
            switch (random.Next(3))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, $" {s_insertions[random.Next(s_insertions.Length)]} ");
                    break;
                default:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
