using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.Generator.Utilities;
using Xunit;

namespace NnGen.Generator.Tests.Declaration;

public class DeclarationTextTests
{
    private const string Text = """
        nngen declaration 1
        namespace Medical
        sealed public sealed partial class TumourClassifier
        name TumourClassifier
        file Medical.TumourClassifier
        layer Normalization1 = Normalization
        layer Dense1 = Dense
          Units = 128
          Activation = Activation.ReLU
          L2 = 0.0001
        layer Dropout1 = Dropout
          Rate = 0.2
        layer Head = Dense
          Units = 1
          Activation = Activation.Sigmoid
        %0 = input Input float 30
        %1 = Normalization1(%0)
        %2 = Dense1(%1)
        %3 = Dropout1(%2)
        %4 = Head(%3)
        loss BinaryCrossEntropy
        optimizer Adam
          LearningRate = 0.0003

        """;

    [Fact]
    public void The_text_is_for_people()
    {
        Assert.Equal(Text, DeclarationText.Write(Read(Sources.TumourClassifier, "Medical.TumourClassifier")));
    }

    [Theory]
    [InlineData("Input(2), Dense(3)")]
    [InlineData("Input(28, 28, Sparse = true), Flatten, Dense(3)")]
    [InlineData("Input(28, 28, 3), Flatten, Dense(10, Activation.Softmax), CrossEntropy(OneHot = true), SGD(Nesterov = true, Momentum = 0.9)")]
    [InlineData("Input(2), Normalization(Mean = new[] { -1.5, 2e-30 }, Variance = new[] { 1.0 / 3, 4 }), ELU(0.5), LeakyReLU, GELU(Approximate = true)")]
    [InlineData("Input(4), Dense(1, Name = \"Über_Kopf\", BiasInitializer = Initializer.Constant, BiasConstant = -0.25, UseBias = true)")]
    [InlineData("Input(2), Dense((int)3, (Activation)5, Trainable = false), MeanSquaredError, AdamW(WeightDecay = 0)")]
    public void Text_reads_back_as_an_equal_declaration(string attributes)
    {
        using var culture = new HostileCulture();
        AssertRoundTrip(Read(Sources.Model($"[Model, {attributes}]"), "M"));
        AssertRoundTrip(Read($"using NnGen; namespace A.B; public partial struct @struct {{ [Model, {attributes}] sealed partial class M; }}", "A.B.struct+M"));
    }

    [Fact]
    public void Text_of_a_graph_with_several_inputs_reads_back()
    {
        var stack = Read(Sources.TumourClassifier, "Medical.TumourClassifier");
        AssertRoundTrip(stack with
        {
            Inputs = EquatableArray.Of(
                new InputDeclaration("Image", EquatableArray.Of(32, 32, 3), "float"), new InputDeclaration("Tokens", EquatableArray.Of(16), "int")),
            Calls = EquatableArray.Of(
                new CallDeclaration(1, EquatableArray.Of(0, 1)), new CallDeclaration(1, EquatableArray.Of(2)), new CallDeclaration(3, EquatableArray.Of(0, 2, 3))),
            Loss = null,
            Optimizer = null,
        });
    }

    [Fact]
    public void A_string_argument_with_line_breaks_stays_on_one_line()
    {
        var stack = Read(Sources.TumourClassifier, "Medical.TumourClassifier");
        AssertRoundTrip(stack with
        {
            Loss = new AttributeDeclaration(
                "Custom", EquatableArray.Of(new ArgumentDeclaration("Text", ArgumentText.Quote("a\r\n  b = \"c\"\\\u2028\0")))),
        });
    }

    [Fact]
    public void Every_missing_or_changed_line_is_refused_or_noticed()
    {
        var declaration = Read(Sources.TumourClassifier, "Medical.TumourClassifier");
        var lines = Text.Split('\n');
        for (var line = 0; line < lines.Length - 1; line++)
        {
            AssertNoticed(string.Join("\n", lines.Where((_, index) => index != line)));
            AssertNoticed(string.Join("\n", lines.Select((text, index) => index == line ? "x" + text : text)));
        }

        void AssertNoticed(string text)
        {
            try
            {
                Assert.NotEqual(declaration, DeclarationText.Read(text));
            }
            catch (FormatException exception)
            {
                Assert.StartsWith("Line ", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_later_version_is_refused()
    {
        var exception = Assert.Throws<FormatException>(() => DeclarationText.Read(Text.Replace("declaration 1", "declaration 2", StringComparison.Ordinal)));

        Assert.Equal("Line 1 of a declaration should have 'nngen declaration 1'.", exception.Message);
    }

    private static void AssertRoundTrip(ModelDeclaration declaration) =>
        Assert.Equal(declaration, DeclarationText.Read(DeclarationText.Write(declaration)));

    private static ModelDeclaration Read(string source, string className) =>
        TestCompilation.Create(source).Read(className).Declaration!;
}
