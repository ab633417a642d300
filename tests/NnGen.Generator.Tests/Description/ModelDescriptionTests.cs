using System.Xml.Linq;
using NnGen.Generator.Description;
using NnGen.Generator.Emission;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Description;

public class ModelDescriptionTests
{
    private const string Documented = """
        using NnGen;
        using System.Text;
        using static NnGen.Functions;

        /// <summary>The user's words on the model.</summary>
        [Model, MeanSquaredError, Adam]
        public sealed partial class Documented
        {
            /// <summary>The <see cref="StringBuilder"/> of it all.</summary>
            [Dense(8, Activation.ReLU)] public partial Layer Stem { get; }

            [LeakyReLU(0.1)] partial Layer Leaky { get; }

            /// <summary>Twice.</summary>
            /// <remarks>With weights of its own.</remarks>
            [Block<Pair>(Repeat = 2)] partial Layer Pairs { get; }

            Node Forward([Input(4)] Node x) => Pairs(Leaky(Stem(x))) + 1;
        }

        /// <summary>Two layers.</summary>
        public sealed partial class Pair
        {
            /// <summary>The first.</summary>
            [Dense(8)] partial Layer First { get; }

            [Dense(8, UseBias = false)] partial Layer Second { get; }

            Node Forward(Node x) => Second(First(x));
        }
        """;

    [Theory]
    [InlineData("Input(4)", "Dense(3)", 27, 15, "y = x · Kernel + Bias")] // 4·3 multiply-adds, 3 additions
    [InlineData("Input(4)", "Dense(3, Activation.ReLU, UseBias = false)", 27, 12, "y = ReLU(x · Kernel)")] // and 3 maxima
    [InlineData("Input(5)", "Dropout(0.5)", 0, 0, "y = x; while training, x · mask / (1 − rate)")]
    [InlineData("Input(2, 3)", "Flatten", 0, 0, "y = all elements of x as one vector")]
    [InlineData("Input(8, 8, 2)", "Conv2D(3, 3)", 3996, 57, "y = x ∗ Kernel + Bias")] // 6·6 windows of 3·3·2 multiply-adds for 3 channels, 108 additions
    [InlineData("Input(7)", "ReLU", 7, 0, "y = max(0, x)")]
    [InlineData("Input(5, 4)", "PReLU", 60, 20, "y = x for x > 0, otherwise Alpha · x")]
    public void Operations_and_parameters_are_those_of_the_definition(string input, string layer, long flops, long parameters, string formula)
    {
        var description = Describe($"using NnGen;\n[Model, {input}, {layer}] partial class M;", "M");

        var described = Assert.Single(description.Layers);
        Assert.Equal((flops, parameters, formula), (described.Flops, described.ParameterCount, described.Formula));
        Assert.Equal((flops, parameters), (description.Flops, description.ParameterCount));
    }

    [Fact]
    public void A_layer_that_is_called_twice_costs_twice_and_has_its_parameters_once()
    {
        var description = Describe(
            "using NnGen;\n[Model] partial class M { [Dense(4)] partial Layer Same { get; } Node Forward([Input(4)] Node x) => Same(Same(x)); }", "M");

        Assert.Equal([20, 0], description.Layers.Select(layer => layer.ParameterCount));
        Assert.Equal([36, 36], description.Layers.Select(layer => layer.Flops));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1000, "1.0 k")]
    [InlineData(1_234_567, "1.2 M")]
    [InlineData(99_949, "99.9 k")]
    [InlineData(123_456, "123 k")]
    [InlineData(999_999, "1.0 M")]
    public void Counts_are_short(long count, string text) => Assert.Equal(text, DescriptionText.Short(count));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(3L << 30, "3.0 GB")]
    public void Bytes_are_short(long bytes, string text) => Assert.Equal(text, DescriptionText.Bytes(bytes));

    [Fact]
    public void The_memory_of_a_sample_is_that_of_the_workspace()
    {
        var model = TestCompilation.Create("using NnGen;\n[Model, Input(16), Dense(32), ReLU, Dense(16), MeanSquaredError, Adam] partial class M;").Read("M").Resolved!;
        var plan = ModelPlan.Create(model);

        Assert.Equal(plan.Predict.WorkspaceWidth * 4L, plan.PredictionMemory.TotalBytes);
        Assert.Equal(plan.Train!.WorkspaceWidth * 4L, plan.TrainingMemory!.TotalBytes);
        Assert.Equal([128, 0, 64], plan.Description.Layers.Select(layer => plan.MemoryOf(layer).Prediction)); // the rectifier is fused with the product
        Assert.Equal(128 + 128 + 64, plan.Description.Layers.Sum(layer => plan.MemoryOf(layer).Training)); // and the gradient of the hidden layer; that of the output is the loss's
    }

    [Fact]
    public void Tooltips_have_the_users_words_and_what_is_known()
    {
        var outcome = GeneratorHarness.Run(Documented);

        Assert.Empty(outcome.CompilerProblems);
        var model = Documentation("Documented");
        Assert.Equal("The user's words on the model.", model.Element("summary")!.Value);
        Assert.Contains("[N, 4] → [N, 8], 312 parameters", model.Element("remarks")!.Value, StringComparison.Ordinal);
        var stem = Documentation("Documented", "Stem");
        Assert.Equal("T:System.Text.StringBuilder", stem.Element("summary")!.Element("see")!.Attribute("cref")!.Value);
        Assert.Equal(
            ["Dense: [N, 4] → [N, 8], 40 parameters, 80 FLOPs a sample", "y = ReLU(x · Kernel + Bias)"], stem.Element("remarks")!.Elements().Select(e => e.Value));
        Assert.Equal(
            ["LeakyReLU: [N, 8] → [N, 8], 0 parameters, 8 FLOPs a sample", "y = x for x > 0, otherwise 0.1 x"],
            Documentation("Documented", "Leaky").Element("summary")!.Elements().Select(e => e.Value));
        Assert.Equal(["With weights of its own.", "4 layers, 272 parameters, 528 FLOPs a sample"], Documentation("Documented", "Pairs").Elements("remarks").Select(e => e.Value));
        Assert.Equal("The first.", Documentation("Pair", "First").Element("summary")!.Value);
        Assert.Equal("y = x · Kernel + Bias", Documentation("Pair", "First").Element("remarks")!.Value);
        Assert.Equal("y = x · Kernel", Documentation("Pair", "Second").Element("summary")!.Value);

        XElement Documentation(string type, string? member = null)
        {
            var symbol = outcome.Compilation.Class(type);
            return XElement.Parse((member is null ? symbol : symbol.GetMembers(member).Single()).GetDocumentationCommentXml()!);
        }
    }

    private static ModelDescription Describe(string source, string name) => ModelDescription.Create(TestCompilation.Create(source).Read(name).Resolved!);
}
