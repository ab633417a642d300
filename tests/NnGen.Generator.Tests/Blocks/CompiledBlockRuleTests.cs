using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>What keeps a block of a referenced assembly from being used is reported at the word that uses it.</summary>
public class CompiledBlockRuleTests
{
    private const string Net = "using NnGen; namespace Lib; public class Net { Node Forward(Node x) => x * 2; }";

    private const string Mistakes = """
        using NnGen;
        namespace Lib;

        public partial class Wide
        {
            public const int Width = 3;
            [Dense(Width)] partial Layer Only { get; }
            Node Forward(Node x) => x + Only(x);
        }

        [Block<Wide>, Reshape(2, 2)]
        public class Row;

        public class WideAttribute : BlockAttribute<Wide>
        {
            public int Width { get; set; }
        }

        public class Odd
        {
            Node Forward(Node x)
            {
                while (true)
                {
                }
            }
        }
        """;

    public static TheoryData<string, string, string> Unreadable => new()
    {
        { Carried("2, \"\""), "Block<Lib.Net>", "was compiled by a later NnGen, in version 2 of the format, where this one knows version 1" },
        { Carried("int.MaxValue, null!"), "Block<Lib.Net>", "damaged" },
        { Carried("0, \"\""), "Block<Lib.Net>", "damaged" },
        { Carried("1, null!"), "Block<Lib.Net>", "damaged" },
        { Carried("1, \"\""), "Block<Lib.Net>", "damaged" },
        { Carried("1, \"namespace Lib { class Net {\""), "Block<Lib.Net>", "does not compile here" },
        { Carried("1, \"namespace Lib { class Other { } }\""), "Block<Lib.Net>", "damaged" },
        { Carried("1, \"namespace Lib { enum Net { } }\""), "Block<Lib.Net>", "damaged" },
        { Carried("1, \"namespace Lib { class Net { global::NnGen.Node Forward(global::NnGen.Node x) => Gone(x); } }\""), "Block<Lib.Net>", "'Gone' does not exist" },
        { Carried("1, \"namespace Lib { class Net { global::NnGen.Node Forward(global::NnGen.Node x) => global::Lib.Hidden.Of(x); } }\""), "Block<Lib.Net>", "'Hidden' is inaccessible" },
        { "", "Block<Lib.Net>", "it says nothing of what the class computes" },
        { "", "Block<System.Uri>", "it says nothing of what the class computes" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task NNG0512_a_block_that_cannot_be_read_is_reported_where_it_is_used(string attributes, string use, string reason)
    {
        var library = BlockAssembly.CompileWith(Net + "\ninternal static class Hidden { internal static Node Of(Node x) => x; }", attributes);

        await VerifyAsync($"using NnGen; [Model, Input(3), {{|NNG0512:{use}|}}, Dense(1)] partial class M;", library, reason);
        await VerifyAsync(
            $"using NnGen; class Inner {{ Node Forward(Node x) => x; }} partial class Around {{ [{{|NNG0512:{use}|}}(Repeat = 2)] partial Layer A {{ get; }} Node Forward(Node x) => A(x); }} "
            + "[Model, Input(3), Block<Inner>, Block<Around>, Dense(1)] partial class M;",
            library,
            reason);
    }

    [Theory]
    [InlineData("[Model, Input(4), {|NNG0201:Block<Lib.Wide>|}(Repeat = 2), Dense(1)] partial class M;")]
    [InlineData("[Model, Input(3), {|NNG0301:Lib.Wide|}(Width = 0), Dense(1)] partial class M;")]
    [InlineData("[Model, Input(3), Lib.Wide(Width = {|NNG0511:\"wide\"|}), Dense(1)] partial class M; namespace Lib { class WideAttribute : BlockAttribute<Wide> { public string Width { get; set; } = \"\"; } }")]
    [InlineData("[Model, Input(3), Block<Lib.Wide>(Repeat = {|NNG0511:0|}), Dense(1)] partial class M;")]
    [InlineData("[Model, Input(3), {|NNG0201:Block<Lib.Row>|}, Dense(1)] partial class M;")]
    [InlineData("[Model, Input(3), {|NNG0505:Block<Lib.Odd>|}, Dense(1)] partial class M;")]
    [InlineData("[Model] partial class M { [Block<Lib.Wide>] partial Layer A { get; } [Dense(1)] partial Layer Head { get; } Node Forward([Input(4)] Node x) => Head({|NNG0201:A|}(x)); }")]
    [InlineData("[Model] partial class M { [Block<Lib.Wide>] partial Layer A { get; } [Dense(1)] partial Layer Head { get; } Node Forward([Input(3)] Node x) => Head({|NNG0511:A|}(x, x)); }")]
    [InlineData("[Block<Lib.Wide>] class B; [Model, Input(3), Block<B>(Name = \"X\"), Dense(1, Name = {|NNG0110:\"XWide1Only\"|})] partial class M;")]
    public Task What_is_wrong_inside_of_a_compiled_block_is_reported_where_it_is_used(string model) =>
        VerifyAsync("using NnGen; " + model, BlockAssembly.CompileWith(Mistakes, CarriedBy(Mistakes)));

    [Fact]
    public async Task Advice_on_what_is_inside_of_a_compiled_block_is_for_its_own_project()
    {
        const string Block = "#pragma warning disable CS1591\nusing NnGen; namespace Lib; public partial class Net { [Dense(3)] private partial Layer A { get; } "
            + "[BatchNormalization] private partial Layer B { get; } private Node Forward(Node x) => Functions.Softmax(Functions.Softmax(B(A(x)))); }";
        const string Model = "using NnGen; [Model, Input(3), Block<Lib.Net>, Dense(2), MeanSquaredError, Adam] partial class M;";

        Assert.Equal(["NNG0602", "NNG0604"], (await AnalyzerHarness.AnalyzeAsync(TestCompilation.Create(Block, Model))).Select(problem => problem.Id).Order());
        await VerifyAsync(Model, BlockAssembly.Compile(Block));
    }

    [Fact]
    public void A_block_that_no_other_assembly_can_name_is_not_carried()
    {
        const string Blocks = """
            using NnGen;
            [Dense(1)] public class A { [Dense(1)] internal class B; [Dense(1)] private class C; [Dense(1)] protected class D; [Dense(1)] protected internal class E; }
            [Dense(1)] internal class F { [Dense(1)] public class G; }
            [Dense(1)] public class H<T>;
            [Dense(0), Block<I>] public class I { Node Forward(Node x) => x; }
            [Dense(1)] file class J;
            public partial class K { [Dense(1)] Layer Only => null!; Node Forward(Node x) => Only(x); }
            """;
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Test\")]";

        Assert.Equal(["A"], Carriers(Blocks));
        Assert.Equal(["A", "A.B", "A.E", "F", "F.G"], Carriers(Blocks, Friend));

        static IEnumerable<string> Carriers(params string[] sources) => GeneratorHarness.Run(sources).Files.Keys
            .Where(file => file.EndsWith(".Block.g.cs", StringComparison.Ordinal))
            .Select(file => file[..^".Block.g.cs".Length])
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_text_that_was_changed_anywhere_never_fails_and_what_is_emitted_compiles()
    {
        var one = CompiledBlockCase.All.Single(one => one.Name == "Constructs");
        var generated = BlockAssembly.Generate(one.BlockSource);
        var text = BlockAssembly.TextOf(one.BlockSource, "Constructs");
        var random = new Random(1);
        var read = 0;
        for (var i = 0; i < 300; i++)
        {
            var damaged = Damage(text, random);
            var attribute = $"[assembly: NnGen.Generated.CompiledBlock(\"ConstructsCase.Constructs\", 1, {SymbolDisplay.FormatLiteral(damaged, quote: true)})]";
            var library = BlockAssembly.CompileWith(generated, attribute);
            var user = BlockAssembly.User(one.ModelSource, library);
            var reading = user.Read("ConstructsCase.Model");

            Assert.DoesNotContain(reading.Problems, problem => problem.RuleId == RuleIds.InternalError);
            Assert.True(reading.Problems.Count > 0 || reading is { Resolved: not null, HasCompilerErrors: false }, damaged);
            read += reading.Problems.Count == 0 ? 1 : 0;
            if (reading.Problems.Count == 0 && read % 10 == 1)
            {
                Assert.Empty(GeneratorHarness.Run(user).CompilerProblems);
            }
        }

        Assert.InRange(read, 10, 290);
    }

    private static string Damage(string text, Random random)
    {
        var (at, length) = (random.Next(text.Length), random.Next(1, 12));
        return random.Next(5) switch
        {
            0 => text[..at],
            1 => text.Remove(at, Math.Min(length, text.Length - at)),
            2 => text.Insert(at, ((char)random.Next(32, 127)).ToString()),
            3 => text.Insert(at, text.Substring(random.Next(text.Length - length), length)),
            _ => text.Remove(at, 1).Insert(at, random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    private static string Carried(string arguments) => $"[assembly: NnGen.Generated.CompiledBlock(\"Lib.Net\", {arguments})]";

    private static string CarriedBy(string source) =>
        string.Join("\n", BlockAssembly.Generate("#pragma warning disable\n" + source).Files.Values.Where(file => file.Contains("[assembly:", StringComparison.Ordinal)));

    private static async Task VerifyAsync(string marked, MetadataReference library, string reason = "")
    {
        var (text, marks) = Markup.Parse(marked);
        var user = BlockAssembly.User(text, library);
        var reported = await AnalyzerHarness.AnalyzeAsync(user);
        var outcome = GeneratorHarness.Run(user);

        Assert.Equal(marks.Select(mark => $"{mark.Id} {mark.Span}").Order(), reported.Select(problem => $"{problem.Id} {problem.Location.SourceSpan}").Order());
        Assert.All(reported, problem => Assert.Contains(reason, problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Empty(outcome.Compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        Assert.NotEmpty(outcome.Files);
    }
}
