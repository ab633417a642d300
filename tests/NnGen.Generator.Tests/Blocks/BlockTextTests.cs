using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>The text that carries a block: what other versions of the generator read, so that it changes with the version alone.</summary>
public class BlockTextTests
{
    [Fact]
    public void Names_are_full_and_what_can_be_set_stays_an_expression_and_all_else_is_a_number()
    {
        var text = BlockAssembly.TextOf(
            """
            #pragma warning disable CS1591
            using NnGen;
            using F = NnGen.Functions;

            namespace Lib;

            internal static class Sizes
            {
                public const int Groups = 3;
            }

            public sealed partial class Gate
            {
                // What a use may set.
                public const int Width = Sizes.Groups * 2;
                private const double Scale = 1.0 / Sizes.Groups;

                [Dense(Width, Activation.Tanh, L2 = 1e-4)] private partial Layer Inner { get; }

                private Node Forward(Node x, Node gate)
                {
                    for (var i = 0; i < Width / Sizes.Groups; i++)
                    {
                        x = Half(Inner(x)); // twice
                    }

                    return x * F.Sigmoid(gate);
                }

                private static Node Half(Node x) => Width > Sizes.Groups ? x * Scale : x;
            }
            """,
            "Gate");

        Assert.Equal(
            """
            namespace Lib
            {
                partial class Gate
                {
                    [global::NnGen.DenseAttribute(Width, global::NnGen.Activation.Tanh, L2 = 1e-4)]
                    internal partial global::NnGen.Layer Inner { get; }

                    internal const int Width = 6;
                    internal const double Scale = 0.3333333333333333D;
                    internal global::NnGen.Node Forward(global::NnGen.Node x, global::NnGen.Node gate)
                    {
                        for (var i = 0; i < Width / 3; i++)
                        {
                            x = Half(Inner(x));
                        }

                        return x * global::NnGen.Functions.Sigmoid(gate);
                    }

                    internal static global::NnGen.Node Half(global::NnGen.Node x) => Width > 3 ? x * Scale : x;
                }
            }
            """.ReplaceLineEndings("\n"),
            text.TrimEnd());
    }

    [Theory]
    [InlineData("\"\\\"\\\"\\\" \\\\ \\u2028 \\uD83D\\uDE00 {x}\"", "string")]
    [InlineData("double.NaN", "double")]
    [InlineData("double.NegativeInfinity", "double")]
    [InlineData("-0.0", "double")]
    [InlineData("double.Epsilon", "double")]
    [InlineData("double.MaxValue", "double")]
    [InlineData("0.1 + 0.2", "double")]
    [InlineData("float.NaN", "float")]
    [InlineData("float.Epsilon", "float")]
    [InlineData("1f / 3", "float")]
    [InlineData("int.MinValue", "int")]
    [InlineData("long.MinValue", "long")]
    [InlineData("ulong.MaxValue", "ulong")]
    [InlineData("uint.MaxValue", "uint")]
    [InlineData("sbyte.MinValue", "sbyte")]
    [InlineData("byte.MaxValue", "byte")]
    [InlineData("short.MinValue", "short")]
    [InlineData("ushort.MaxValue", "ushort")]
    [InlineData("'\\''", "char")]
    [InlineData("1.10m", "decimal")]
    [InlineData("true", "bool")]
    [InlineData("(System.DayOfWeek)9", "System.DayOfWeek")]
    [InlineData("System.DayOfWeek.Friday", "System.DayOfWeek")]
    public void Constants_keep_their_type_and_their_bits(string value, string type)
    {
        var source = $"#pragma warning disable CS1591\nusing NnGen; namespace Lib; public static class Other {{ public const {type} Value = {value}; }} [Dense(1)] public class B {{ public const {type} Value = Other.Value; }}";
        var text = BlockAssembly.TextOf(source, "B");
        var again = TestCompilation.Create(text);

        Assert.Empty(again.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain("Other", text, StringComparison.Ordinal);
        Assert.Equal(ValueIn(TestCompilation.Create(source)), ValueIn(again));

        static object? ValueIn(Compilation compilation)
        {
            var field = (IFieldSymbol)compilation.GetTypeByMetadataName("Lib.B")!.GetMembers("Value").Single();
            return field.ConstantValue is double number ? BitConverter.DoubleToInt64Bits(number) : field.ConstantValue;
        }
    }

    [Theory]
    [InlineData("[Dense(1)] public file class Row;")]
    [InlineData("public file class Around { [Dense(1)] public class Row; }")]
    public void A_block_that_is_local_to_a_file_has_no_text(string block)
    {
        var outcome = GeneratorHarness.Run("using NnGen; [assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")]\n" + block);

        Assert.Empty(outcome.Files);
    }

    [Theory]
    [InlineData("x * 2", "x * (1 + 1) // the same", IncrementalStepRunReason.Cached)]
    [InlineData("x * 2", "x * 3", IncrementalStepRunReason.Modified)]
    [InlineData("public class B", "\n\npublic class B", IncrementalStepRunReason.Cached)]
    [InlineData("Width = 4", "Width = 5", IncrementalStepRunReason.Modified)]
    [InlineData("{ }", "{ public int Other => 1; }", IncrementalStepRunReason.Cached)]
    public void An_edit_of_a_block_writes_the_text_of_that_block_alone_if_it_means_something_else(string before, string after, IncrementalStepRunReason reason)
    {
        string[] sources =
        [
            "using NnGen; namespace Lib; public class B { public const int Width = 4;\nNode Forward(Node x) => x * 2\n; }\npublic class C { }",
            "using NnGen; namespace Lib; [Dense(1)] public class Row;",
        ];
        var compilation = TestCompilation.Create(sources);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        var edited = TestCompilation.Parse(sources[0].Replace(before, after, StringComparison.Ordinal), "Test0.cs");
        var second = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], edited)).GetRunResult().Results.Single();
        var reasons = second.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

        Assert.Equal(((IncrementalStepRunReason[])[reason, IncrementalStepRunReason.Cached]).Order(), reasons.Order());
        Assert.All(GeneratorHarness.Outputs(second, TrackingNames.CompiledBlock), output => ObjectGraph.AssertHoldsNoCompilation(output.Value));
    }
}
