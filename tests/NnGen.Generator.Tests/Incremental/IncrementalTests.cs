using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Incremental;

public class IncrementalTests
{
    private const string Invalid = "using NnGen;\n[Model, Input(2), Dense(0)]\npartial class Broken;\n";

    [Fact]
    public void A_second_run_computes_nothing() => GeneratorHarness.Run(Sources.TumourClassifier, Sources.Predictor, Sources.Graph, Sources.SeveralOutputs, Invalid);

    [Fact]
    public void Every_model_passes_through_the_steps_that_are_compared()
    {
        var result = GeneratorHarness.Run(Sources.TumourClassifier, Sources.Predictor).Result;

        Assert.All([TrackingNames.Model, TrackingNames.Emitted], step => Assert.Equal(2, GeneratorHarness.Outputs(result, step).Count()));
    }

    [Theory]
    [InlineData("[Dense(128,", "// The widest layer.\n[Dense( 128,")]
    [InlineData("using NnGen;", "using NnGen;\nusing System.Linq;\n\n")]
    [InlineData("public sealed partial class TumourClassifier;", "public sealed partial class TumourClassifier { private int _other; }")]
    [InlineData("[Model, Input(30)]", "[Model, Input(30), Budget(MaxParameters = 1_000_000)]")]
    [InlineData("namespace Medical;", "namespace Medical; public class Other { public int F() => 1; }")]
    public void An_edit_beside_the_declaration_emits_nothing_anew(string before, string after)
    {
        var (first, second) = RunTwice([Sources.TumourClassifier, Sources.Predictor], 0, before, after);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], EmissionReasons(second));
        Assert.Equal(Texts(first), Texts(second));
    }

    [Theory]
    [InlineData("var x = Stem(image);", "// The stem.\n        var y = Stem(image); var x = y;")]
    [InlineData("Node Block(Layer layer, Node x) => ReLU(x + layer(x));", "Node Block(Layer layer, Node x) { var sum = x + layer(x); return ReLU(sum); }")]
    [InlineData("private const int Rounds = 2;", "private const int Rounds = 1 + 1; public int Other => 3;")]
    public void An_edit_of_a_graph_that_computes_the_same_emits_nothing_anew(string before, string after)
    {
        var (first, second) = RunTwice([Sources.Graph, Sources.Predictor], 0, before, after);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], EmissionReasons(second));
        Assert.Equal(Texts(first), Texts(second));
    }

    [Fact]
    public void An_edit_of_a_helper_of_a_graph_emits_that_graph_only()
    {
        var (_, second) = RunTwice([Sources.Graph, Sources.Predictor], 0, "ReLU(x + layer(x))", "ReLU(x - layer(x))");

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], EmissionReasons(second).Order());
    }

    [Theory]
    [InlineData("var y = Trunk(x);", "var z = Trunk(x); var y = z;", IncrementalStepRunReason.Cached)]
    [InlineData("Weight = 2", "Weight = 3", IncrementalStepRunReason.Modified)]
    [InlineData("CrossEntropy(Output = \"Kind\")", "MeanSquaredError(Output = \"Kind\")", IncrementalStepRunReason.Modified)]
    [InlineData("0.01", "0.02", IncrementalStepRunReason.Modified)]
    public void An_edit_of_a_graph_of_several_outputs_emits_it_anew_if_it_computes_something_else(string before, string after, IncrementalStepRunReason reason)
    {
        var (_, second) = RunTwice([Sources.SeveralOutputs, Sources.Predictor], 0, before, after);

        Assert.Equal(((IncrementalStepRunReason[])[reason, IncrementalStepRunReason.Cached]).Order(), EmissionReasons(second).Order());
    }

    [Fact]
    public void An_edit_of_one_model_emits_that_one_only()
    {
        var (_, second) = RunTwice([Sources.TumourClassifier, Sources.Predictor], 1, "[Dense(16,", "[Dense(17,");

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], EmissionReasons(second).Order());
        var changed = GeneratorHarness.Outputs(second, TrackingNames.Model).Single(output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.Contains("Predictor", changed.Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Second(First(x))", "x + Second(First(x))", IncrementalStepRunReason.Modified)]
    [InlineData("[Dense(8)] partial Layer Second", "[Dense(8, Activation.ReLU)] partial Layer Second", IncrementalStepRunReason.Modified)]
    [InlineData("Node Forward(Node x) => Second(First(x));", "// Two layers.\n    Node Forward(Node x) { var y = First(x); return Second(y); }", IncrementalStepRunReason.Cached)]
    public void An_edit_of_a_block_emits_the_model_that_uses_it_and_no_other(string before, string after, IncrementalStepRunReason reason)
    {
        const string Block = """
            using NnGen;

            public sealed partial class Pair
            {
                [Dense(16)] partial Layer First { get; }
                [Dense(8)] partial Layer Second { get; }
                Node Forward(Node x) => Second(First(x));
            }
            """;
        const string User = """
            using NnGen;

            [Model, MeanSquaredError, Adam]
            public sealed partial class User
            {
                [Block<Pair>(Repeat = 2)] partial Layer Pairs { get; }
                Node Forward([Input(8)] Node x) => Pairs(x);
            }
            """;
        var (_, second) = RunTwice([Block, User, Sources.Predictor, Sources.Graph], 0, before, after);

        Assert.Equal(((IncrementalStepRunReason[])[reason, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached]).Order(), EmissionReasons(second).Order());
        var changed = GeneratorHarness.Outputs(second, TrackingNames.Model).Where(output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.All(changed, output => Assert.Contains("User", output.Value.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_model_leaves_the_others_alone()
    {
        var compilation = TestCompilation.Create(Sources.TumourClassifier);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        var second = driver.RunGenerators(compilation.AddSyntaxTrees(TestCompilation.Parse(Sources.Predictor, "Test1.cs"))).GetRunResult();

        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.Cached], EmissionReasons(second.Results.Single()).Order());
    }

    [Fact]
    public void The_error_of_an_invalid_model_moves_with_its_class_though_nothing_is_emitted_anew()
    {
        var (first, second) = RunTwice([Invalid], 0, "[Model", "\n\n// Two lines further down.\n[Model");

        Assert.Equal(2, first.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(5, second.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal([IncrementalStepRunReason.Cached], EmissionReasons(second));
    }

    [Fact]
    public void Training_left_out_by_the_build_leaves_out_loss_and_optimizer()
    {
        var compilation = TestCompilation.Create(Sources.TumourClassifier);
        var driver = GeneratorHarness.CreateDriver(new BuildProperties(("NnGenTraining", "true"))).RunGenerators(compilation);
        var with = driver.GetRunResult().Results.Single();
        driver = driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(("NnGenTraining", "False"))).RunGenerators(compilation);
        var without = driver.GetRunResult().Results.Single();

        Assert.Contains("BinaryCrossEntropy", Emitted(with), StringComparison.Ordinal);
        Assert.DoesNotContain("BinaryCrossEntropy", Emitted(without), StringComparison.Ordinal);
        Assert.DoesNotContain("Adam", Emitted(without), StringComparison.Ordinal);

        static string Emitted(GeneratorRunResult result) => GeneratorHarness.Outputs(result, TrackingNames.Emitted).Single().Value.ToString()!;
    }

    private static (GeneratorRunResult First, GeneratorRunResult Second) RunTwice(string[] sources, int file, string before, string after)
    {
        Assert.Contains(before, sources[file], StringComparison.Ordinal);
        var compilation = TestCompilation.Create(sources);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        var first = driver.GetRunResult().Results.Single();
        var edited = TestCompilation.Parse(sources[file].Replace(before, after, StringComparison.Ordinal), $"Test{file}.cs");
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], edited));
        return (first, driver.GetRunResult().Results.Single());
    }

    /// <summary>Why source was, or was not, emitted: one reason a model. The output that reports errors has one of its own.</summary>
    private static IEnumerable<IncrementalStepRunReason> EmissionReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value)
            .Where(run => run.Inputs.Any(input => IsEmitted(input.Source)))
            .SelectMany(run => run.Outputs)
            .Select(output => output.Reason);

    private static bool IsEmitted(IncrementalGeneratorRunStep step) =>
        step.Name == TrackingNames.Emitted || step.Name is null && step.Inputs.Any(input => IsEmitted(input.Source));

    private static IEnumerable<string> Texts(GeneratorRunResult result) =>
        result.GeneratedSources.Select(source => source.SourceText.ToString());
}
