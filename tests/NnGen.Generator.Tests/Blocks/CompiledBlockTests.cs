using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>Blocks of a referenced assembly are the same networks as blocks of the project.</summary>
public sealed class CompiledBlockTests
{
    public static TheoryData<string> Names => [.. CompiledBlockCase.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_block_of_a_referenced_assembly_is_compiled_as_one_of_the_project(string name)
    {
        var one = Named(name);
        var whole = GeneratorHarness.Run(one.WholeSource);
        var user = BlockAssembly.User(one.ModelSource, BlockAssembly.Compile(one.BlockSource));
        var outcome = GeneratorHarness.Run(user);

        Assert.Empty(outcome.CompilerProblems);
        Assert.Empty(await AnalyzerHarness.AnalyzeAsync(user));
        AssertEqualModels(whole, outcome);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_project_of_the_same_solution_is_a_referenced_assembly(string name)
    {
        var one = Named(name);
        var whole = GeneratorHarness.Run(one.WholeSource);
        // In an editor a reference to a project is its compilation, whose text is there, but not in this one.
        var user = BlockAssembly.User(one.ModelSource, BlockAssembly.Generate(one.BlockSource).Compilation.ToMetadataReference());
        var outcome = GeneratorHarness.Run(user);

        Assert.Empty(await AnalyzerHarness.AnalyzeAsync(user));
        AssertEqualModels(whole, outcome);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_the_text_of_a_block_declares_has_the_same_text(string name)
    {
        var blocks = BlockAssembly.Generate(Named(name).BlockSource).Compilation.Assembly.GetAttributes().Where(attribute => attribute.AttributeClass!.Name == "CompiledBlockAttribute").ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var text = (string)block.ConstructorArguments[2].Value!;
            // Where classes are internal, another assembly would not see them.
            var visible = text.Replace("partial class", "public partial class", StringComparison.Ordinal).Replace("internal enum", "public enum", StringComparison.Ordinal);
            var again = BlockAssembly.TextOf("#pragma warning disable CS1591\n" + visible, ((string)block.ConstructorArguments[0].Value!).Split('.', '+')[^1]);
            Assert.Equal(Sorted(text), Sorted(again));
        });

        static string Sorted(string text) => string.Join("\n", text.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_block_may_use_a_block_of_a_third_assembly()
    {
        const string Usings = "#pragma warning disable CS1591\nusing NnGen;\n";
        const string Inner = "namespace First { public partial class Inner { public const int Width = 2; [Dense(Width)] private partial Layer A { get; } private Node Forward(Node x) => A(x); }\n"
            + "public class InnerAttribute : BlockAttribute<Inner> { public int Width { get; set; } } }\n";
        const string Outer = "namespace Second { [First.Inner(Width = Size + 1, Repeat = 2), ReLU] public class Outer { public const int Size = 3; }\n"
            + "public class OuterAttribute : BlockAttribute<Outer> { public int Size { get; set; } } }\n";
        const string Model = "[Model, Input(3), Second.Outer(Size = 8), Block<Second.Outer>, First.Inner, Dense(1), MeanSquaredError, Adam] public partial class M;";
        var first = BlockAssembly.Compile(Usings + Inner, "First");
        var second = BlockAssembly.Compile(Usings + Outer, "Second", first);

        AssertEqualModels(GeneratorHarness.Run(Usings + Inner + Outer + Model), GeneratorHarness.Run(BlockAssembly.User(Usings + Model, first, second)));
        var withoutFirst = BlockAssembly.User("using NnGen; [Model, Input(3), Block<Second.Outer>, Dense(1)] partial class M;", second).Read("M").Problems;
        Assert.Equal(["NNG0512"], withoutFirst.Select(problem => problem.RuleId));
    }

    [Fact]
    public void A_friend_uses_internal_blocks()
    {
        const string Block = "using NnGen; namespace Lib { partial class Inner { [Dense(2)] private partial Layer A { get; } private Node Forward(Node x) => A(x); } }\n";
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Test\")]";
        const string Model = "using NnGen; [Model, Input(3), Block<Lib.Inner>, MeanSquaredError, Adam] partial class M;";

        AssertEqualModels(GeneratorHarness.Run(Block, Model), GeneratorHarness.Run(BlockAssembly.User(Model, BlockAssembly.Compile(Block.Replace("namespace", Friend + " namespace", StringComparison.Ordinal)))));
    }

    /// <summary>All that is emitted is equal, but for what carries the user's own blocks on.</summary>
    private static void AssertEqualModels(GeneratorOutcome whole, GeneratorOutcome user)
    {
        Assert.Contains(user.Files.Keys, file => file.EndsWith(".Forward.g.cs", StringComparison.Ordinal));
        Assert.All(user.Files.Where(file => !file.Key.EndsWith(".Block.g.cs", StringComparison.Ordinal)), file => Assert.Equal(whole.Files[file.Key], file.Value));
    }

    private static CompiledBlockCase Named(string name) => CompiledBlockCase.All.Single(one => one.Name == name);
}
