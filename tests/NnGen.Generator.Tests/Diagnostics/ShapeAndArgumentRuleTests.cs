using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class ShapeAndArgumentRuleTests
{
    [Theory]
    [InlineData("Input(28, 28), {|NNG0201:Dense|}(10)")]
    [InlineData("Input(1 << 20), Dense({|NNG0201:1 << 10|})")]
    public Task NNG0201_shapes_must_fit(string attributes) => VerifyAsync(attributes);

    [Fact]
    public Task NNG0202_normalization_must_see_the_data() => VerifyAsync("Input(2), Dense(3), {|NNG0202:Normalization|}");

    [Theory]
    [InlineData("{|NNG0203:Input|}")]
    [InlineData("{|NNG0203:Input|}()")]
    [InlineData("Input({|NNG0203:0|})")]
    [InlineData("Input(28, {|NNG0203:-1|}, 3)")]
    [InlineData("Input({|NNG0203:new[] { 28, 0 }|})")]
    [InlineData("{|NNG0203:Input|}(1 << 20, 1 << 20, 1 << 20, 1 << 20)")]
    [InlineData("{|NNG0203:Input|}(null!)")]
    public Task NNG0203_an_input_has_dimensions_of_at_least_one(string input) =>
        VerifyAsync($"{input}, Dense(3)");

    [Theory]
    [InlineData("Input(2), Dense({|NNG0301:0|})")]
    [InlineData("Input(2), Dense(3, {|NNG0301:(Activation)77|})")]
    [InlineData("Input(2), Dense(activation: Activation.ReLU, units: {|NNG0301:-1|})")]
    [InlineData("Input(2), Dense(3, L2 = {|NNG0301:-1e-4|})")]
    [InlineData("Input(2), Dense(3, KernelConstant = {|NNG0301:double.NaN|})")]
    [InlineData("Input(2), Dropout({|NNG0301:1|}), Dense(3)")]
    [InlineData("Input(2), Normalization(Mean = {|NNG0301:new double[] { 1, 2, 3 }|}, Variance = new double[] { 1 }), Dense(3)")]
    [InlineData("Input(2), Dense(1), MeanSquaredError, Adam(LearningRate = {|NNG0301:0|}, Beta1 = {|NNG0301:1|})")]
    [InlineData("Input(2), Dense(3, Activation.Softmax), CrossEntropy(LabelSmoothing = {|NNG0301:1.5|}), Adam")]
    public Task NNG0301_arguments_have_ranges(string attributes) => VerifyAsync(attributes);

    [Fact]
    public Task NNG0401_a_loss_must_fit_the_head() =>
        VerifyAsync("Input(2), Dense(3, Activation.Softmax), {|NNG0401:BinaryCrossEntropy|}, Adam");

    [Theory]
    [InlineData("Dense(1), {|NNG0401:CategoricalHinge|}")]
    [InlineData("Dense(1), {|NNG0401:KLDivergence|}")]
    [InlineData("Dense(3, Activation.Sigmoid), {|NNG0401:KLDivergence|}")]
    [InlineData("Dense(1, Activation.Sigmoid), {|NNG0401:Hinge|}")]
    [InlineData("Dense(3, Activation.Softmax), {|NNG0401:SquaredHinge|}")]
    [InlineData("Dense(1), {|NNG0401:CosineSimilarity|}")]
    [InlineData("Dense(3), {|NNG0401:Poisson|}")]
    [InlineData("Dense(3, Activation.Softmax), {|NNG0401:BinaryFocalCrossEntropy|}")]
    [InlineData("Dense(2), {|NNG0401:Quantile|}(0.1, 0.5, 0.9)")]
    public Task NNG0401_each_loss_has_heads_of_its_own(string headAndLoss) => VerifyAsync($"Input(2), {headAndLoss}, Adam");

    [Theory]
    [InlineData("Huber({|NNG0301:0|})")]
    [InlineData("BinaryCrossEntropy(PositiveWeight = {|NNG0301:0|})")]
    [InlineData("BinaryFocalCrossEntropy(Gamma = {|NNG0301:-1|}, Alpha = {|NNG0301:1.5|}, LabelSmoothing = {|NNG0301:1|})")]
    [InlineData("Quantile({|NNG0301:1.5|})")]
    [InlineData("{|NNG0301:Quantile|}")]
    public Task NNG0301_arguments_of_losses_have_ranges(string loss) => VerifyAsync($"Input(2), Dense(3), {loss}, Adam");

    [Fact]
    public Task NNG0402_an_optimizer_needs_a_loss() => VerifyAsync("Input(2), Dense(3), {|NNG0402:Adam|}");

    [Fact]
    public Task NNG0403_a_loss_needs_an_optimizer() => VerifyAsync("Input(2), Dense(3), {|NNG0403:MeanSquaredError|}");

    [Fact]
    public Task All_mistakes_show_at_once() =>
        VerifyAsync(
            "{|NNG0203:Input|}, Dense({|NNG0301:0|}, L1 = {|NNG0301:-1|}, Name = {|NNG0109:\"a b\"|}), Dropout({|NNG0301:-0.5|}), {|NNG0402:SGD|}(Momentum = {|NNG0301:2|})");

    [Fact]
    public Task A_mistake_in_one_layer_does_not_hide_those_of_others() =>
        VerifyAsync("Input(2), Dense({|NNG0301:0|}), Dense({|NNG0301:-5|}), Dense(3)");

    [Fact]
    public Task A_pragma_suppresses_a_rule_where_it_stands() =>
        AnalyzerHarness.VerifyAsync(
            """
            using NnGen;

            [Model, Input(2)]
            #pragma warning disable NNG0301
            [Dense(0)]
            #pragma warning restore NNG0301
            [Dropout({|NNG0301:2|})]
            partial class M;
            """);

    [Fact]
    public async Task Messages_say_what_was_expected_and_what_came()
    {
        Assert.Equal(
            [
                "NNG0201: Dense 'Dense1' needs a vector [in], but the input gives [N, 28, 28]; insert Flatten",
                "NNG0301: Dropout 'Drop': Rate must be at least 0 and less than 1, but is 1.5",
            ],
            (await AnalyzerHarness.MessagesAsync(Sources.Model("[Model, Input(28, 28), Dense(10), Dropout(1.5, Name = \"Drop\")]"))).Order());
    }

    [Theory]
    [InlineData("Input(2), Dense()")]
    [InlineData("Input(2), Dense(\"three\")")]
    [InlineData("Input(2), Dense(Unknown)")]
    [InlineData("Input(2), Dense(3, Nonsense = 1)")]
    [InlineData("Input(2), Dense(3, L2 = )")]
    [InlineData("Input(1.5), Dense(3)")]
    [InlineData("Input(2), Input(3), Dense(3)")]
    [InlineData("Input(2), Dense(3), MeanSquaredError(1), Adam(LearningRate = true)")]
    public async Task Errors_of_the_compiler_are_left_to_it(string attributes)
    {
        Assert.Empty(await AnalyzerHarness.MessagesAsync(Sources.Model($"[Model, {attributes}]")));
        Assert.Empty(GeneratorHarness.Run(Sources.Model($"[Model, {attributes}]")).Result.Diagnostics);
    }

    private static Task VerifyAsync(string attributes) => AnalyzerHarness.VerifyAsync(Sources.Model($"[Model, {attributes}]"));
}
