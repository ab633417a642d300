using Microsoft.CodeAnalysis;
using NnGen.Generator.Analyzers.Advice;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Advice;

public class AdviceTests
{
    [Theory]
    [InlineData("Input(2), Dense(3, Activation.Softmax), {|NNG0602:Softmax|}, CrossEntropy, Adam")]
    [InlineData("Input(2), Dense(3), Softmax, Dropout(0.1), {|NNG0602:LogSoftmax|}, Dense(1)")]
    [InlineData("Input(2), Dense(3, Activation.Softmax), Dense(3, Activation.Softmax)")]
    [InlineData("Input(2), Dense(3, Activation.Softmax), Dense(3), Softmax")]
    public Task NNG0602_a_softmax_of_a_softmax_is_advised_against(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2), Dense(1, Activation.Sigmoid), {|NNG0603:MeanSquaredError|}, Adam")]
    [InlineData("Input(2), Dense(1), Sigmoid, {|NNG0603:MeanSquaredError|}(), Adam")]
    [InlineData("Input(2), Dense(1, Activation.Tanh), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dense(1, Activation.Sigmoid), BinaryCrossEntropy, Adam")]
    public Task NNG0603_the_squared_error_of_a_sigmoid_is_advised_against(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2), {|NNG0604:Dense|}(3), BatchNormalization, ReLU, Dense(1)")]
    [InlineData("Input(2), Dense(3, UseBias = {|NNG0604:true|}), BatchNormalization, Dense(1)")]
    [InlineData("Input(2), Dense(3, UseBias = false), BatchNormalization, Dense(1)")]
    [InlineData("Input(2), Dense(3, Activation.ReLU), BatchNormalization, Dense(1)")]
    [InlineData("Input(2), Dense(3), BatchNormalization(Trainable = false), Dense(1)")]
    [InlineData("Input(2), Dense(3), LayerNormalization, Dense(1)")]
    public Task NNG0604_a_bias_that_the_mean_takes_away_is_advised_against(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData(new[] { 1, 0 }, false)]
    [InlineData(new[] { 1, 1 }, false)]
    [InlineData(new[] { 1, 2 }, true)]
    public void NNG0604_is_silent_where_nothing_reads_the_normalization(int[] reads, bool isReported)
    {
        // Whose values the normalization and the head read: 0 is the input, 1 the first layer, 2 the normalization.
        var declaration = TestCompilation.Create(Sources.Model("[Model, Input(2), Dense(3), BatchNormalization, Dense(1)]")).Read("M").Declaration!;
        var calls = new[] { (0, 0), (1, reads[0]), (2, reads[1]) }.Select(call => new CallDeclaration(call.Item1, Utilities.EquatableArray.Of(call.Item2)));
        var model = ModelResolver.Resolve(declaration with { Calls = Utilities.EquatableArray.Of([.. calls]) }, []);

        Assert.Equal(isReported, AdvisedModel.Advise(model!).Any(advice => advice.RuleId == RuleIds.BiasBeforeNormalization));
    }

    [Fact]
    public async Task NNG0604_is_silent_where_an_unused_normalization_is_the_last_call_of_a_graph() => Assert.DoesNotContain(
        await AnalyzerHarness.MessagesAsync("""
            using NnGen;

            [Model]
            public sealed partial class M
            {
                [Dense(3)] private partial Layer Hidden { get; }

                [BatchNormalization] private partial Layer Normal { get; }

                [Dense(1)] private partial Layer Head { get; }

                private Node Forward([Input(2)] Node x)
                {
                    var hidden = Hidden(x);
                    var output = Head(x);
                    var unused = Normal(hidden);
                    return output;
                }
            }
            """),
        message => message.StartsWith(RuleIds.BiasBeforeNormalization, StringComparison.Ordinal));

    [Theory]
    [InlineData("Input(2), Dense(1), {|NNG0605:Dropout|}(0.2), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dense(4), {|NNG0605:GaussianNoise|}(0.2), Reshape(2, 2), {|NNG0605:Dropout|}(0.2), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dropout(0.2), Dense(1), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dense(1), Dropout(0.2)")]
    [InlineData("Input(2), Dense(4), Dropout(0.2), Triplet, Adam")]
    public Task NNG0605_noise_on_the_outputs_is_advised_against(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(4, Sparse = {|NNG0610:true|}), LayerNormalization, Dense(32)")]
    [InlineData("Input(2, 2, Sparse = true), Flatten, Dropout(0.2), Dense(32)")]
    [InlineData("Input(4, ElementType = ElementType.Byte, Sparse = true), Dense(32)")]
    [InlineData("Input(4, Sparse = false), LayerNormalization, Dense(32)")]
    public Task NNG0610_a_sparse_input_whose_zeros_nothing_skips_is_advised_against(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2), Dense(1, {|NNG0606:Activation.ReLU|}), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dense(1), {|NNG0606:ReLU6|}, Huber, Adam")]
    [InlineData("Input(2), Dense(1, Activation.Softplus), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dense(1, Activation.ReLU)")]
    public Task NNG0606_a_rectifier_as_the_head_of_a_regression_is_advised_against(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2), {|NNG0607:Dense|}(3), {|NNG0607:Dense|}(3), Discretization(BinBoundaries = [0, 1]), Dense(1), MeanSquaredError, Adam")]
    [InlineData("Input(2), Dense(3, Trainable = false), Discretization(BinBoundaries = [0, 1]), Dense(1), MeanSquaredError, Adam")]
    [InlineData("Input(2), Discretization(BinBoundaries = [0, 1]), Dense(1), MeanSquaredError, Adam")]
    public Task NNG0607_parameters_that_no_gradient_reaches_are_advised_against(string attributes) => VerifyAsync(attributes);

    [Fact]
    public void NNG0608_layers_that_nothing_reads_are_advised_against()
    {
        var declaration = TestCompilation.Create(Sources.Model("[Model, Input(2), Dense(3), Dense(4), Dense(5), Dense(2)]")).Read("M").Declaration!;
        // The second layer is never called; the third is, and nothing reads it.
        var calls = new[] { (0, 0), (2, 1), (3, 1) }.Select(call => new CallDeclaration(call.Item1, Utilities.EquatableArray.Of(call.Item2)));
        var problems = new List<Problem>();
        var model = ModelResolver.Resolve(declaration with { Calls = Utilities.EquatableArray.Of([.. calls]) }, problems);

        Assert.Empty(problems);
        Assert.Equal(
            [(RuleIds.UnusedLayer, 1), (RuleIds.UnusedLayer, 2)], AdvisedModel.Advise(model!).Select(advice => (advice.RuleId, advice.Index)));
    }

    [Theory]
    [InlineData("MeanSquaredError", "{|NNG0609:new Accuracy()|}, new R2(), {|NNG0609:new F1 { Threshold = 0.4 }|}, {|NNG0609:new RocAuc()|}")]
    [InlineData("BinaryCrossEntropy", "new Accuracy()")]
    public Task NNG0609_decisions_of_a_regression_are_advised_against(string loss, string metrics) => AnalyzerHarness.VerifyAsync(Sources.Model(
        $"[Model, Input(2), Dense(1), {loss}, Adam]",
        $$"""
        partial class M
        {
            static void Train(M model, Dataset data)
            {
                model.Fit(data, new FitOptions { Epochs = 3, Metrics = [{{metrics}}] });
                model.Evaluate(data, metrics: [{{metrics}}]);
            }
        }
        """));

    [Fact]
    public Task NNG0609_looks_at_the_loss_of_the_output_that_a_metric_is_of() => AnalyzerHarness.VerifyAsync("""
        using NnGen;

        [Model, MeanSquaredError(Output = "Price"), CrossEntropy(Output = "Kind"), Adam]
        partial class M
        {
            [Dense(1)] partial Layer PriceHead { get; }
            [Dense(3, Activation.Softmax)] partial Layer KindHead { get; }

            (Node Price, Node Kind) Forward([Input(4)] Node x) => (PriceHead(x), KindHead(x));

            static void Train(M model, Dataset data) =>
                model.Evaluate(data, metrics: [{|NNG0609:new Accuracy { Output = "Price" }|}, new Accuracy { Output = "Kind" }, new F1 { Output = nameof(KindHead) }]);
        }
        """);

    [Fact]
    public async Task Messages_name_the_layers() => Assert.Equal(
        ["NNG0602: Softmax 'Softmax1' follows Dense 'Dense1', which ends in a softmax already: leave one of the two out"],
        await AnalyzerHarness.MessagesAsync(Sources.Model("[Model, Input(2), Dense(3, Activation.Softmax), Softmax]")));

    [Theory]
    [InlineData("[Dropout(0.2)] partial Layer {0} {{ get; }}", "NNG0605", "Dropout", "Huber(Output = \"B\")")]
    [InlineData("[Dense(1, Activation.ReLU)] partial Layer {0} {{ get; }}", "NNG0606", "Activation.ReLU", "Huber(Output = \"B\")")]
    [InlineData("[Dense(1, Activation.Sigmoid)] partial Layer {0} {{ get; }}", "NNG0603", "MeanSquaredError", "MeanSquaredError(Output = \"B\")")]
    public Task Advice_about_heads_is_given_for_every_output(string head, string id, string word, string loss)
    {
        var source = "using NnGen; [Model, LogCosh(Output = \"A\"), " + loss + ", Adam] partial class M { [Dense(1)] partial Layer Other { get; } "
            + string.Format(System.Globalization.CultureInfo.InvariantCulture, head, "Head") + " (Node A, Node B) Forward([Input(2)] Node x) => (Other(x), Head(x * 2)); }";
        return AnalyzerHarness.VerifyAsync(source.Replace(word, $"{{|{id}:{word}|}}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#pragma warning disable NNG0602\n[Model, Input(2), Dense(3, Activation.Softmax), Softmax]\n#pragma warning restore NNG0602")]
    [InlineData("#pragma warning disable NNG0301\n[Model, Input(2), Dense(0)]\n#pragma warning restore NNG0301")]
    public Task A_pragma_suppresses_advice_and_errors(string attributes) => AnalyzerHarness.VerifyAsync(Sources.Model(attributes));

    [Theory]
    [InlineData("Dense(3, Activation.Softmax), Softmax", "NNG0602", ReportDiagnostic.Suppress, null)]
    [InlineData("Dense(3, Activation.Softmax), Softmax", "NNG0602", ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData("Dense(0)", "NNG0301", ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData("Dense(0)", "NNG0301", ReportDiagnostic.Suppress, null)]
    public async Task Severities_can_be_configured_for_a_file(string layers, string id, ReportDiagnostic severity, DiagnosticSeverity? expected)
    {
        var compilation = TestCompilation.Create(Sources.Model($"[Model, Input(2), {layers}]"));
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(new FileSeverities(id, severity));

        var reported = await AnalyzerHarness.AnalyzeAsync(compilation.WithOptions(options));

        Assert.Equal(expected, reported.FirstOrDefault(diagnostic => diagnostic.Id == id)?.Severity);
    }

    private static Task VerifyAsync(string attributes) => AnalyzerHarness.VerifyAsync(Sources.Model($"[Model, {attributes}]"));

    /// <summary>What <c>dotnet_diagnostic.ID.severity</c> in an .editorconfig becomes.</summary>
    private sealed class FileSeverities(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = default;
            return false;
        }
    }
}
