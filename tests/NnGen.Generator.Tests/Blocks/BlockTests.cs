using NnGen.Generator.Declaration;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>The models of all cases, compiled once.</summary>
public sealed class BlockModels : IDisposable
{
    internal CompiledModels Models { get; } = CompiledModels.Compile(BlockCase.All.Select(one => one.Source));

    public void Dispose() => Models.Dispose();
}

/// <summary>Classes that are used as layers.</summary>
public sealed class BlockTests(BlockModels models) : IClassFixture<BlockModels>
{
    public static TheoryData<string> Names => [.. BlockCase.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(string name)
    {
        var oracle = Oracle.Of(Read(name));
        foreach (var samples in new[] { 1, 3, 20 })
        {
            var model = Create(name);
            var random = new Random(samples);
            Parity.RandomizeParameters(model, random);
            Parity.AssertAll(model, oracle, Batch.Random(model, samples, random));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_central_differences(string name)
    {
        var model = Stack.Resolve(Read(name));
        var random = new Random(7);
        var graph = Lowering.Lower(model, GraphPurpose.Train);

        Agreement.AssertGradientsAreCentralDifferences(graph, Stack.RandomBatch(model, 4, random), Stack.RandomParameters(graph, random), name);
    }

    [Theory, MemberData(nameof(Names))]
    public void Neither_prediction_nor_training_allocates(string name)
    {
        var model = Create(name);

        Allocations.AssertNone(model, Batch.Random(model, 33, new Random(1)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_declaration_reads_back_from_its_text(string name)
    {
        var declaration = Read(name);

        Assert.Equal(declaration, DeclarationText.Read(DeclarationText.Write(declaration)));
    }

    [Theory]
    [InlineData("RepeatedInStack", "Tower1.0.LayerNormalization1.Gamma Tower1.0.LayerNormalization1.Beta Tower1.0.Dense1.Kernel Tower1.0.Dense1.Bias Tower1.1.", "Tower1.2.Dense1.Bias Dense1.Kernel Dense1.Bias")]
    [InlineData("GraphsInStack", "Dense1.Kernel Dense1.Bias Residual1.Inner.Kernel Residual1.Inner.Bias Residual1.Outer.Kernel", "More.1.Outer.Bias Dense2.Kernel Dense2.Bias")]
    [InlineData("RepeatedInGraph", "Stem.Kernel Stem.Bias Residuals.0.Inner.Kernel", "Residuals.3.Outer.Bias Head.Kernel Head.Bias")]
    [InlineData("Shared", "Side.LayerNormalization1.Gamma", "Side.Dense1.Bias Head.Kernel Head.Bias")]
    [InlineData("Nested", "Stage1.0.Entry.Kernel Stage1.0.Entry.Bias Stage1.0.Inside.0.Inner.Kernel", "Stage2.Norm.MovingMean Stage2.Norm.MovingVariance Dense1.Kernel Dense1.Bias")]
    [InlineData("OwnAttribute", "Tower1.0.LayerNormalization1.Gamma", "Tower2.Dense1.Bias Dense1.Kernel Dense1.Bias")]
    public void Names_of_parameters_are_paths_of_members(string name, string first, string last)
    {
        var names = string.Join(" ", Create(name).Parameters.Select(parameter => parameter.Name));

        Assert.StartsWith(first, names, StringComparison.Ordinal);
        Assert.EndsWith(last, names, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_repetition_has_weights_of_its_own_and_a_block_that_is_called_twice_has_one_set()
    {
        Assert.Equal(4 * 4, Create("RepeatedInGraph").Parameters.Count(parameter => parameter.Name.StartsWith("Residuals.", StringComparison.Ordinal)));
        Assert.Equal(4, Create("Shared").Parameters.Count(parameter => parameter.Name.StartsWith("Side.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Constants_of_a_block_are_what_its_use_says_and_what_follows_from_them_follows()
    {
        var model = Create("Hyperparameters");

        Assert.Equal(
            [
                "Stage1.Entry.Kernel 5x8", "Stage1.Inside.0.Down.Kernel 8x5", "Stage1.Inside.0.Up.Kernel 5x8", "Stage1.Inside.1.Down.Kernel 8x5", "Stage1.Inside.1.Up.Kernel 5x8",
                "Stage2.Entry.Kernel 8x4", "Stage2.Inside.Down.Kernel 4x3", "Stage2.Inside.Up.Kernel 3x4", "Bottleneck1.Down.Kernel 4x3", "Bottleneck1.Up.Kernel 3x4", "Dense1.Kernel 4x2",
            ],
            model.Parameters.Where(parameter => parameter.Name.EndsWith("Kernel", StringComparison.Ordinal)).Select(parameter => $"{parameter.Name} {string.Join("x", parameter.Shape.ToArray())}"));
        var declaration = Read("Hyperparameters");
        Assert.Contains("L2 = 0.005", declaration.Layers.Items.Single(layer => layer.Name == "Stage1.Inside.1.Up").Attribute.Arguments.Items.Select(argument => $"{argument.Name} = {argument.Text}"));
        Assert.Contains("Activation = Activation.Sigmoid", declaration.Layers.Items.Single(layer => layer.Name == "Bottleneck1.Down").Attribute.Arguments.Items.Select(argument => $"{argument.Name} = {argument.Text}"));
        Assert.Equal(2 + 1, declaration.Calls.Items.Count(call => declaration.Layers[call.Layer].Attribute.Kind == "Slice") / 2);
    }

    [Fact]
    public async Task The_analyzer_has_nothing_to_report() =>
        Assert.Empty(await AnalyzerHarness.AnalyzeAsync(TestCompilation.Create([.. BlockCase.All.Select(one => one.Source)])));

    [Fact]
    public void Every_width_compiles_without_a_warning() =>
        Assert.Empty(GeneratorHarness.Run([.. BlockCase.All.Select(one => one.Source)]).CompilerProblems);

    [Fact]
    public void A_stack_of_a_block_is_emitted_as_the_equal_stack_but_for_names()
    {
        const string Block = "using NnGen;\n[Dense(8, Activation.ReLU, Name = \"A\"), Dropout(0.1, Name = \"B\")] class Pair;\n"
            + "[Model, Input(4), Block<Pair>(Name = \"P\"), Dense(1, Name = \"Head\"), MeanSquaredError, Adam] partial class M;";
        const string Plain = "using NnGen;\n[Model, Input(4), Dense(8, Activation.ReLU, Name = \"PA\"), Dropout(0.1, Name = \"PB\"), Dense(1, Name = \"Head\"), MeanSquaredError, Adam] partial class M;";
        var (block, plain) = (GeneratorHarness.Run(Block).Files, GeneratorHarness.Run(Plain).Files);

        const string Network = "M.Forward.g.cs";
        Assert.Equal(plain[Network], block[Network].Replace("P.A", "PA", StringComparison.Ordinal).Replace("P.B", "PB", StringComparison.Ordinal));
    }

    private static ModelDeclaration Read(string name)
    {
        var reading = TestCompilation.Create(BlockCase.Named(name).Source).Read($"{name}Case.{name}");
        Assert.Empty(reading.Problems);
        return reading.Declaration!;
    }

    private ModelUnderTest Create(string name) => models.Models.Create($"{name}Case.{name}", seed: 5);
}
