using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.Generator.Tests.Robustness;
using Xunit;

namespace NnGen.Generator.Tests.Incremental;

/// <summary>What a driver that remembers earlier readings gives must be what one gives that sees the sources for the first time.</summary>
public class WarmDriverTests
{
    /// <summary>NNGEN_RANDOM_EDITS says how many edits a long run makes; NNGEN_RANDOM_SEED lets parts of it differ.</summary>
    private static readonly int s_edits = RandomEdits.Number("NNGEN_RANDOM_EDITS", 40);

    private const string OfTower = "using NnGen; [NnGen.Model, Input(4), Block<Tower>, Dense(1), MeanSquaredError, Adam] public sealed partial class Net;";
    private const string OfCustomer = "using NnGen; [Model<Customer, bool>, Dense(1, Activation.Sigmoid), BinaryCrossEntropy, Adam] public sealed partial class Net;";

    private const string OfNested = "using NnGen; [Model<Outer.In, bool>, Dense(1, Activation.Sigmoid), BinaryCrossEntropy, Adam] public sealed partial class Net;";

    /// <summary>Files that mean something to each other.</summary>
    private static readonly string[] s_files =
    [
        """
        using NnGen;
        using static NnGen.Functions;

        namespace Shop;

        public static class Sizes
        {
            public const int Wide = 16;
            public static Node Scale(Node x) => ReLU(x * 2);
            public static int Other(int x) => x + 1;
        }
        """,
        """
        global using Net = NnGen.ModelAttribute;

        [System.Obsolete]
        internal static partial class Other;
        """,
        """
        using NnGen;

        namespace Shop;

        /// <summary>A block.</summary>
        public sealed partial class Tower
        {
            public const int Hidden = 8;
            [Dense(Hidden, Activation.ReLU)] partial Layer Up { get; }
            [Dense(Sizes.Wide)] partial Layer Down { get; }
            Node Forward(Node x) => x + Down(Up(x));
        }
        """,
        """
        using NnGen;

        namespace Shop;

        [Net, MeanSquaredError, Adam]
        public sealed partial class Towers
        {
            [Dense(Sizes.Wide)] partial Layer Stem { get; }
            [Block<Tower>(Repeat = 2)] partial Layer Blocks { get; }
            Node Forward([Input(4)] Node x) => Narrow(Sizes.Scale(Blocks(Stem(x))));
        }
        """,
        """
        namespace Shop;

        public sealed partial class Towers
        {
            [NnGen.Dense(1)] partial NnGen.Layer Head { get; }
            NnGen.Node Narrow(NnGen.Node x) => Head(x);
        }
        """,
        """
        using NnGen;

        namespace Shop;

        [Model, Input(Sizes.Wide)]
        [Dense(4, Activation.ReLU)]
        [Dense(1)]
        [MeanSquaredError, Adam]
        public sealed partial class Row;
        """,
        Sources.SeveralOutputs,
    ];

    [Theory]
    [InlineData(0, "Wide = 16", "Wide = 12", "Row", "Towers")]
    [InlineData(0, "x * 2", "x * 3", "Towers")]
    [InlineData(0, "x + 1", "x + 2")]
    [InlineData(2, "Hidden = 8", "Hidden = 9", "Towers")]
    [InlineData(2, "x + Down(Up(x))", "Down(Up(x))", "Towers")]
    [InlineData(4, "=> Head(x)", "=> Head(x + x)", "Towers")]
    [InlineData(4, "Dense(1)", "Dense(2)", "Towers")]
    [InlineData(5, "[Dense(4,", "[Dense(5,", "Row")]
    [InlineData(6, "namespace ", "// A comment.\nnamespace ")]
    [InlineData(1, "Net = NnGen.ModelAttribute", "Net2 = NnGen.ModelAttribute", "Towers")]
    [InlineData(0, "public static class Sizes", "public class DenseAttribute(int units) : System.Attribute { public int Units => units; } public static class Sizes", "Row", "Towers")]
    public void Models_follow_edits_of_the_files_that_they_depend_on(int file, string before, string after, params string[] changed)
    {
        var edited = s_files.ToArray();
        edited[file] = edited[file].Replace(before, after, StringComparison.Ordinal);
        var compilation = TestCompilation.Create(s_files);
        var driver = CreateDriver().RunGenerators(compilation);
        var first = Texts(driver);

        driver = driver.RunGenerators(Replace(compilation, file, edited[file]));

        Assert.Equal(changed, Models(first, Texts(driver)));
        Assert.Equal(Texts(CreateDriver().RunGenerators(TestCompilation.Create(edited))), Texts(driver));
    }

    /// <summary>What is called <c>[Model]</c> by its text alone may be another attribute, and a class with it may still be read by others.</summary>
    [Theory]
    [InlineData("[Mine.Model, NnGen.Dense(8)] public sealed class Tower;", "", OfTower, "Dense(8)", "Dense(9)")]
    [InlineData("[Mine.Model] public partial class Tower { [NnGen.Dense(8)] partial NnGen.Layer Up { get; } }", "public partial class Tower { NnGen.Node Forward(NnGen.Node x) => Up(x); }", OfTower, "Dense(8)", "Dense(9)")]
    [InlineData("[Mine.Model] public class Row { [NnGen.Feature(Ignore = false)] public float A { get; set; } }", "public class Customer : Row { public float B { get; set; } }", OfCustomer, "Ignore = false", "Ignore = true")]
    [InlineData("[Mine.Model, System.Obsolete(\"x\", false)] public partial class Outer;", "public partial class Outer { public class In { public float A { get; set; } } }", OfNested, "false", "true")]
    [InlineData("using NnGen;\n[Model]\npublic partial class Base;", "", "using NnGen; [Model, Input(2), Dense(1)] public partial class Net : Base;", "[Model]", "Model")]
    public void Models_follow_classes_that_look_like_models(string edited, string other, string model, string before, string after)
    {
        string[] files = ["namespace Mine; public sealed class ModelAttribute : System.Attribute;", edited, other, model];
        var compilation = TestCompilation.Create(files);
        var driver = CreateDriver().RunGenerators(compilation);

        files[1] = edited.Replace(before, after, StringComparison.Ordinal);
        driver = driver.RunGenerators(Replace(compilation, 1, files[1]));

        Assert.Equal(Texts(CreateDriver().RunGenerators(TestCompilation.Create(files))), Texts(driver));
    }

    [Fact]
    public void Models_follow_the_options_of_the_compilation()
    {
        var compilation = TestCompilation.Create("using NnGen;\n[Model, Input(2), Dense(1)] public partial class M { internal static unsafe int* P; }");
        var driver = CreateDriver().RunGenerators(compilation);

        driver = driver.RunGenerators(compilation.WithReferences(compilation.References.Where(reference => reference.Display?.Contains("NnGen", StringComparison.Ordinal) != true)));

        Assert.Empty(driver.GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void The_error_of_a_model_whose_parts_are_in_two_files_moves_with_the_part_that_names_it()
    {
        const string First = "using NnGen;\npartial class M { void F() { } }";
        var compilation = TestCompilation.Create(First, "using NnGen;\n[Model, Input(2), Dense(0)]\npartial class M;\n");
        var driver = CreateDriver().RunGenerators(compilation);

        driver = driver.RunGenerators(Replace(compilation, 0, First.Replace("{ }", "{ return; }", StringComparison.Ordinal)));

        var error = driver.GetRunResult().Results.Single();
        Assert.Null(error.Exception);
        Assert.Equal(RuleIds.NotGenerated, error.Diagnostics.Single().Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_edits_give_what_a_fresh_driver_gives(int seed)
    {
        var random = new Random(seed + (1000 * RandomEdits.Number("NNGEN_RANDOM_SEED", 0)));
        var current = s_files.ToArray();
        var compilation = TestCompilation.Create(current);
        var driver = CreateDriver().RunGenerators(compilation);
        for (var i = 0; i < s_edits; i++)
        {
            // Mostly one file is being edited, until it is put back in order.
            var file = random.Next(current.Length);
            current[file] = current[file] == s_files[file] ? RandomEdits.Edit(s_files[file], random) : s_files[file];
            compilation = Replace(compilation, file, current[file]);
            driver = driver.RunGenerators(compilation);
            var fresh = CreateDriver().RunGenerators(TestCompilation.Create(current));

            Assert.True(Texts(fresh) == Texts(driver), $"Edit {i} of file {file} gives other sources than a fresh driver:\n{current[file]}");
        }
    }

    /// <summary>As in an editor, without tracking of steps, in which Roslyn 5.0 loses outputs of a Combine after one of its inputs was removed.</summary>
    private static GeneratorDriver CreateDriver() =>
        CSharpGeneratorDriver.Create([new NnGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], TestCompilation.Parse(text, $"Test{file}.cs"));

    private static string Texts(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        var problems = result.Diagnostics.Select(diagnostic => diagnostic.ToString());
        return string.Join("\n", result.GeneratedSources.Select(source => $"// File {source.HintName}\n{source.SourceText}").Concat(problems));
    }

    /// <summary>The models of this assembly whose sources differ, without blocks.</summary>
    private static IEnumerable<string> Models(string before, string after) =>
        ((string[])["Row", "Tasks", "Towers"]).Where(name => Of(before, name) != Of(after, name));

    private static string Of(string texts, string name) =>
        string.Concat(texts.Split("// File ").Where(file => file.StartsWith($"Shop.{name}.", StringComparison.Ordinal) || file.StartsWith($"{name}.", StringComparison.Ordinal)));
}
