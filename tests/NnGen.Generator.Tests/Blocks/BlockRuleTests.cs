using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>What is wrong with a block is reported where it is used, and what is wrong inside of it there.</summary>
public class BlockRuleTests
{
    [Theory]
    [InlineData("class B;", "{|NNG0511:Block<B>|}")]
    [InlineData("[Dense(3)] class B;", "Block<B>(Repeat = {|NNG0511:0|})")]
    [InlineData("[Model, Input(3), Dense(3)] partial class B;", "{|NNG0511:Block<B>|}")]
    [InlineData("file class B { Node Forward(Node x) => Functions.ReLU(x); }", "{|NNG0511:Block<B>|}")]
    [InlineData("[Dense(3)] class B<T>;", "{|NNG0511:Block<B<int>>|}")]
    [InlineData("[Dense(3), {|NNG0511:Block<B>|}] class B;", "Block<B>")]
    [InlineData("[Block<C>] class B; [{|NNG0511:Block<B>|}] class C;", "Block<B>")]
    [InlineData("class B { float Forward(float x) => x; }", "{|NNG0511:Block<B>|}")]
    [InlineData("class B { Node Forward() => null!; }", "{|NNG0511:Block<B>|}")]
    [InlineData("class B { Node Forward([Input(3)] Node x) => x; }", "{|NNG0511:Block<B>|}")]
    [InlineData("class B { Node Forward(in Node x) => x; }", "{|NNG0511:Block<B>|}")]
    [InlineData("class B { Node Forward<T>(Node x) => x; }", "{|NNG0511:Block<B>|}")]
    [InlineData("class B { Node Forward(Node x, Node y) => x + y; }", "{|NNG0511:Block<B>|}")]
    [InlineData("[ReLU] class B { Node Forward(Node x) => Functions.ReLU(x); }", "{|NNG0511:Block<B>|}")]
    public Task NNG0511_what_cannot_be_a_block_is_reported_where_it_is_used(string block, string use) =>
        AnalyzerHarness.VerifyAsync($"using NnGen; {block} [Model, Input(3), {use}, Dense(1)] partial class M;");

    [Theory]
    [InlineData("BAttribute : BlockAttribute<B> { public int Depth { get; set; } }", "B(Depth = {|NNG0511:2|})")]
    [InlineData("BAttribute : BlockAttribute<B> { public string Width { get; set; } = \"\"; }", "B(Width = {|NNG0511:\"2\"|})")]
    [InlineData("BAttribute : BlockAttribute<B> { public int Width { get; set; } }", "B(Width = 3)")]
    public Task NNG0511_an_attribute_of_a_block_sets_its_constants(string attribute, string use) => AnalyzerHarness.VerifyAsync(
        $"using NnGen; [Dense(Width)] class B {{ public const int Width = 2; }} class {attribute} [Model, Input(3), {use}, Dense(1)] partial class M;");

    [Fact]
    public void Properties_of_a_class_that_has_no_other_part_are_left_to_the_compiler()
    {
        var outcome = GeneratorHarness.Run("using NnGen; file partial class B { [Dense(3)] partial Layer A { get; } Node Forward(Node x) => A(x); }");

        Assert.Empty(outcome.Files);
    }

    [Theory]
    [InlineData("[Model, Input(3), Block<Lib.Row>(Repeat = 2), Lib.Row, Dense(1)] partial class M;", null)]
    [InlineData("[Model, Input(3), Lib.Row(Width = 5), Dense(1)] partial class M;", "the generator of NnGen did not run there, so that constants of the class cannot be set")]
    [InlineData("[Model, Input(3), Block<Lib.Net>, Dense(1)] partial class M;", "it says nothing of what the class computes: it is no block there, or the generator of NnGen did not run")]
    public void A_row_of_an_assembly_without_the_generator_is_a_block_and_what_its_text_would_say_is_asked_for(string model, string? obstacle)
    {
        var library = TestCompilation.Create(
            "using NnGen; namespace Lib; [Dense(Width, Activation.Tanh), LayerNormalization] public class Row { public const int Width = 4; }\n"
            + "public class RowAttribute : BlockAttribute<Row> { public int Width { get; set; } }\n"
            + "public class Net { Node Forward(Node x) => Functions.ReLU(x); }");
        using var image = new MemoryStream();
        Assert.True(library.WithAssemblyName("Lib").Emit(image).Success);
        var consumer = TestCompilation.Create("using NnGen; " + model);
        var reading = consumer.AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray())).Read("M");

        Assert.Equal(obstacle is null ? [] : ["NNG0512 Lib " + obstacle], reading.Problems.Select(problem => $"{problem.RuleId} {problem.MessageArguments[1]} {problem.MessageArguments[2]}"));
        Assert.Equal(
            obstacle is null ? ["Row1.0.Dense1", "Row1.0.LayerNormalization1", "Row1.1.Dense1", "Row1.1.LayerNormalization1", "Row2.Dense1", "Row2.LayerNormalization1", "Dense1"] : ["Dense1"],
            reading.Declaration!.Layers.Items.Select(layer => layer.Name));
    }

    [Fact]
    public void A_parameter_without_a_name_throws_nothing()
    {
        var compilation = TestCompilation.Create("using NnGen; [Dense(2)] class B; class BAttribute(int ) : BlockAttribute<B>; [Model, Input(3), B(1), Dense(1)] partial class M;");

        Assert.DoesNotContain(compilation.Read("M").Problems, problem => problem.RuleId == "NNG0002");
    }

    [Fact]
    public Task NNG0301_an_argument_that_the_use_of_a_block_makes_wrong_is_reported_inside() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Dense({|NNG0301:Width|})] class B { public const int Width = 2; } class BAttribute : BlockAttribute<B> { public int Width { get; set; } } "
        + "[Model, Input(3), B(Width = 0), Dense(1)] partial class M;");

    [Fact]
    public Task NNG0511_a_block_in_a_graph_is_given_as_many_values_as_it_takes() => AnalyzerHarness.VerifyAsync(
        "using NnGen; class B { Node Forward(Node x, Node y) => x + y; } "
        + "[Model] partial class M { [Block<B>] partial Layer Sum { get; } [Dense(1)] partial Layer Head { get; } "
        + "Node Forward([Input(3)] Node x) => Head({|NNG0511:Sum|}(x) + Sum(x, x)); }");

    [Theory]
    [InlineData("[Dense({|NNG0301:0|})] class B;")]
    [InlineData("[Dense(4), {|NNG0201:Reshape|}(3)] class B;")]
    [InlineData("[Reshape(1, 3), {|NNG0201:Dense|}(4)] class B;")]
    [InlineData("partial class B { [Dense(4)] partial Layer A { get; } Node Forward(Node x) => x {|NNG0201:+|} A(x); }")]
    [InlineData("partial class B { [Dense({|NNG0301:-1|})] partial Layer A { get; } Node Forward(Node x) => A(x); }")]
    [InlineData("partial class B { [Dense(4)] partial Layer A { get; } Node Forward(Node x) => A({|NNG0505:x is null|} ? x : x); }")]
    public Task Mistakes_inside_a_block_are_reported_there_once(string block) =>
        AnalyzerHarness.VerifyAsync($"using NnGen; {block} [Model, Input(3), Block<B>(Repeat = 2), Dense(1)] partial class M;");

    [Fact]
    public Task NNG0110_names_within_a_block_are_different() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Dense(3, Name = \"A\"), Dense(3, Name = {|NNG0110:\"a\"|})] class B; [Model, Input(3), Block<B>, Block<B>, Dense(1)] partial class M;");

    [Fact]
    public Task Two_paths_that_are_one_in_generated_code_are_refused() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Dense(3, Name = \"A\")] class B; [Model, Input(3), Block<B>(Name = \"X\"), Dense(1, Name = {|NNG0110:\"XA\"|})] partial class M;");

    [Fact]
    public Task Layers_of_a_class_that_is_no_model_may_be_a_block_but_inputs_are_a_mistake() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Dense(3)] class B; [{|NNG0111:Input|}(3), Dense(3)] class C;");
}
