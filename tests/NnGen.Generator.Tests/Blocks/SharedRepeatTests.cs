using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>Equal repeats of a block share the methods of its layers.</summary>
public class SharedRepeatTests
{
    private const string Pair = "[LayerNormalization, Dense(16, Activation.Tanh), Dropout(0.2)] public sealed class Pair;\n";

    private const string Images = "[Conv2D(8, 3, Padding = Padding.Same), BatchNormalization, ReLU] public sealed class Images;\n";

    private const string Residual = """
        public sealed partial class Residual
        {
            [LayerNormalization] partial Layer Norm { get; }
            [Dense(32, Activation.Tanh)] partial Layer Inner { get; }
            [Dropout(0.1)] partial Layer Drop { get; }
            [Dense(16)] partial Layer Outer { get; }

            Node Forward(Node x) => x + Outer(Drop(Inner(Norm(x)))) * 0.5;
        }

        """;

    private const string Encoder = """
        public sealed partial class Encoder
        {
            [LayerNormalization] partial Layer Norm { get; }
            [Conv1D(16, 1)] partial Layer Query { get; }
            [Conv1D(16, 1)] partial Layer Key { get; }
            [Conv1D(16, 1)] partial Layer Value { get; }
            [Dropout(0.1)] partial Layer Drop { get; }

            Node Forward(Node x)
            {
                var y = Norm(x);
                return x + Drop(MatMul(Softmax(MatMul(Query(y), Key(y), transposeB: true) * 0.25), Value(y)));
            }
        }

        """;

    // Repeats differ where the block meets other layers, and where values that share a place make threads wait.
    [Theory]
    [InlineData(nameof(Pair), Pair, "16", 2)]
    [InlineData(nameof(Images), Images, "12, 12, 8", 3)]
    [InlineData(nameof(Residual), Residual, "16", 3)]
    [InlineData(nameof(Encoder), Encoder, "6, 16", 4)]
    public void Twelve_repeats_need_no_more_methods_than_a_few(string block, string declaration, string input, int few)
    {
        var methods = MethodsOf(Emit(declaration + Model(block, input, few)));
        var others = MethodsOf(Emit(declaration + Model(block, input, 12)));

        Assert.Equal(methods.Count, others.Count);
        Assert.Empty(others.Where(OfBlocks).Except(methods));
    }

    [Fact]
    public void A_name_in_a_method_does_not_say_which_repeat_it_is_of()
    {
        var methods = MethodsOf(Emit(Encoder + Model(nameof(Encoder), "6, 16", 4)));

        Assert.Contains(methods, method => method.Contains("void BlocksQueryForward(", StringComparison.Ordinal));
        Assert.DoesNotContain(methods.Where(OfBlocks), method => Regex.IsMatch(method, @"[bB]locks\d"));
    }

    [Fact]
    public void Repeats_within_repeats_share_their_methods()
    {
        static string Nested(int outer, int inner) => Residual + $$"""
            public sealed partial class Stage
            {
                [Dense(16)] partial Layer Entry { get; }
                [Block<Residual>(Repeat = {{inner.ToString(CultureInfo.InvariantCulture)}})] partial Layer Inside { get; }

                Node Forward(Node x) => Inside(Entry(x));
            }

            """ + Model("Stage", "16", outer);

        var (few, many) = (MethodsOf(Emit(Nested(3, 3))), MethodsOf(Emit(Nested(6, 5))));

        Assert.Equal(few.Count, many.Count);
        Assert.Empty(many.Where(OfBlocks).Except(few));
        Assert.Contains(many, method => method.Contains("void BlocksInsideOuterForward(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_repeat_of_another_shape_has_its_own_methods_only_where_it_differs()
    {
        const string Dense = "[Dense(16, Activation.Tanh, Name = \"First\"), Dense(16, Activation.Tanh, Name = \"Second\")] public sealed class Pair;\n";
        var forward = Emit(Dense + Model("Pair", "5", 4))["M.Forward.g.cs"];

        Assert.Equal(2, Regex.Count(forward, @"static void BlocksFirstForward(_2)?\("));
        Assert.Equal(1, Regex.Count(forward, @"static void BlocksSecondForward(_2)?\("));
        Assert.Contains("// [N, 5] · [5, 16] → [N, 16]", forward, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_that_are_equal_but_not_repeated_keep_methods_of_their_own()
    {
        var methods = MethodsOf(Emit("[Model, Input(16), Dense(16), Dense(16), Dense(16), MeanSquaredError, Adam] public sealed partial class M;"));

        Assert.Equal(3, methods.Count(method => Regex.IsMatch(method, @"void Dense\dForward\(")));
    }

    private static string Model(string block, string input, int repeat) => $$"""
        [Model, MeanSquaredError, Adam]
        public sealed partial class M
        {
            [Block<{{block}}>(Repeat = {{repeat.ToString(CultureInfo.InvariantCulture)}})] partial Layer Blocks { get; }
            [Dense(2)] partial Layer Head { get; }

            Node Forward([Input({{input}})] Node x) => Head(Flatten(Blocks(x)));
        }

        """;

    private static IReadOnlyDictionary<string, string> Emit(string model)
    {
        var result = GeneratorHarness.Run("using NnGen;\nusing static NnGen.Functions;\n\n" + model);
        Assert.Empty(result.Result.Diagnostics);
        return result.Files;
    }

    /// <summary>Whether a method is of a layer in the block; those of other layers name what they are given by its repeat.</summary>
    private static bool OfBlocks(string method) => method.Contains("static void Blocks", StringComparison.Ordinal);

    /// <summary>The methods of layers; the schedules are none.</summary>
    private static List<string> MethodsOf(IReadOnlyDictionary<string, string> files) =>
    [
        .. new[] { "M.Forward.g.cs", "M.Backward.g.cs", "M.Diagnose.g.cs" }
            .SelectMany(file => CSharpSyntaxTree.ParseText(files[file]).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Select(method => method.ToFullString()),
    ];
}
