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
    public void A_project_of_the_same_solution_is_a_referenced_assembly(string name)
    {
        var one = Named(name);
        var whole = GeneratorHarness.Run(one.WholeSource);
        // In an editor a reference to a project is its compilation, whose text is there, but not in this one.
        var outcome = GeneratorHarness.Run(BlockAssembly.User(one.ModelSource, BlockAssembly.Generate(one.BlockSource).Compilation.ToMetadataReference()));

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

    /// <summary>All that is emitted is equal, but for what carries the user's own blocks on.</summary>
    private static void AssertEqualModels(GeneratorOutcome whole, GeneratorOutcome user)
    {
        Assert.Contains(user.Files.Keys, file => file.EndsWith(".Forward.g.cs", StringComparison.Ordinal));
        Assert.All(user.Files.Where(file => !file.Key.EndsWith(".Block.g.cs", StringComparison.Ordinal)), file => Assert.Equal(whole.Files[file.Key], file.Value));
    }

    private static CompiledBlockCase Named(string name) => CompiledBlockCase.All.Single(one => one.Name == name);
}
