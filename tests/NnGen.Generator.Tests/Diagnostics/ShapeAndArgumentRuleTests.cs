using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class ShapeAndArgumentRuleTests
{
    [Theory]
    [InlineData("Input(28, 28), {|NNG0201:Dense|}(10)")]
    [InlineData("Input(1 << 20), Dense({|NNG0201:1 << 10|})")]
    public Task NNG0201_shapes_must_fit(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2, 3), {|NNG0201:Discretization|}(NumBins = 4)")]
    [InlineData("Input(1 << 20), Discretization(NumBins = {|NNG0201:1 << 10|})")]
    [InlineData("Input(7), Reshape({|NNG0201:2|}, 3)")]
    [InlineData("Input(7), Reshape({|NNG0201:2|}, -1)")]
    [InlineData("Input(2, 3), Permute({|NNG0201:1|})")]
    [InlineData("Input(3), Permute({|NNG0201:2|}, 1)")]
    [InlineData("Input(2, 3), {|NNG0201:RepeatVector|}(4)")]
    [InlineData("Input(1 << 20), RepeatVector({|NNG0201:1 << 10|})")]
    public Task NNG0201_layers_that_move_elements_take_shapes_of_their_own(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2), Dense(3), {|NNG0202:Normalization|}")]
    [InlineData("Input(2), Dense(3), {|NNG0202:Discretization|}(NumBins = 3)")]
    [InlineData("Input(2), Normalization, {|NNG0202:Discretization|}(NumBins = 3)")]
    public Task NNG0202_what_describes_the_data_must_see_them(string attributes) => VerifyAsync(attributes);

    [Theory]
    [InlineData("Input(2, 3), Flatten, Discretization(NumBins = 3)")]
    [InlineData("Input(2), Normalization, Discretization(BinBoundaries = [0])")]
    [InlineData("Input(2), Dense(3), Discretization(BinBoundaries = [0, 1])")]
    [InlineData("Input(2, 3), LogSoftmax")]
    public Task Layers_that_fit_are_not_reported(string attributes) => VerifyAsync(attributes);

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

    [Theory]
    [InlineData("{|NNG0301:Discretization|}")]
    [InlineData("Discretization(NumBins = {|NNG0301:1|})")]
    [InlineData("Discretization(NumBins = {|NNG0301:-2|})")]
    [InlineData("Discretization(NumBins = {|NNG0301:int.MaxValue|})")]
    [InlineData("Discretization(NumBins = {|NNG0301:4|}, BinBoundaries = [0, 1, 2])")]
    [InlineData("Discretization(BinBoundaries = {|NNG0301:[]|})")]
    [InlineData("Discretization(BinBoundaries = {|NNG0301:[0, 2, 1]|})")]
    [InlineData("Discretization(BinBoundaries = {|NNG0301:[0, 0]|})")]
    [InlineData("Discretization(BinBoundaries = {|NNG0301:new[] { 1.0, 1.0000000001 }|})")]
    [InlineData("Discretization(BinBoundaries = {|NNG0301:[0, double.PositiveInfinity]|})")]
    [InlineData("Discretization(BinBoundaries = {|NNG0301:[double.NaN]|})")]
    [InlineData("{|NNG0301:Reshape|}")]
    [InlineData("Reshape({|NNG0301:-1|}, -1)")]
    [InlineData("Reshape({|NNG0301:0|}, 3)")]
    [InlineData("Reshape({|NNG0301:-2|}, 3)")]
    [InlineData("{|NNG0301:Permute|}")]
    [InlineData("Permute({|NNG0301:0|})")]
    [InlineData("Permute({|NNG0301:1|}, 1)")]
    [InlineData("Permute({|NNG0301:1|}, 3)")]
    [InlineData("RepeatVector({|NNG0301:0|})")]
    [InlineData("RepeatVector({|NNG0301:-3|})")]
    [InlineData("PReLU(AlphaInitializer = {|NNG0301:(Initializer)99|})")]
    [InlineData("PReLU(AlphaConstant = {|NNG0301:double.NaN|})")]
    [InlineData("Swish({|NNG0301:double.NaN|})")]
    [InlineData("Swish({|NNG0301:double.NegativeInfinity|})")]
    [InlineData("BatchNormalization(GammaInitializer = {|NNG0301:(Initializer)99|}, BetaConstant = {|NNG0301:double.NaN|})")]
    [InlineData("BatchNormalization(GammaL1 = {|NNG0301:-1|}, BetaL2 = {|NNG0301:double.PositiveInfinity|})")]
    [InlineData("LayerNormalization(BetaInitializer = {|NNG0301:(Initializer)(-1)|}, GammaL2 = {|NNG0301:-0.1|})")]
    [InlineData("LayerNormalization(GammaConstant = {|NNG0301:double.NaN|}, BetaL1 = {|NNG0301:-0.1|})")]
    public Task NNG0301_arguments_of_layers_have_ranges(string layer) => VerifyAsync($"Input(2), {layer}");

    [Theory]
    [InlineData("MaxPool2D({|NNG0301:0|})")]
    [InlineData("AveragePool2D({|NNG0301:0|}, Strides = {|NNG0301:-1|})")]
    [InlineData("AveragePool2D(2, Padding = {|NNG0301:(Padding)7|})")]
    [InlineData("MaxPool2D(2, PoolWidth = {|NNG0301:3|})")]
    [InlineData("AveragePool2D(2, PoolWidth = {|NNG0301:-1|}, Strides = 1)")]
    [InlineData("Conv2D(6, 2, KernelWidth = {|NNG0301:-1|})")]
    [InlineData("ZeroPadding2D({|NNG0301:-1|})")]
    [InlineData("ZeroPadding2D(1, Top = {|NNG0301:-2|})")]
    [InlineData("Cropping2D(1, Right = {|NNG0301:-2|})")]
    [InlineData("UpSampling2D({|NNG0301:0|}, Interpolation = {|NNG0301:(Interpolation)5|})")]
    [InlineData("DepthwiseConv2D({|NNG0301:0|}, DepthMultiplier = {|NNG0301:0|}, Strides = {|NNG0301:0|})")]
    [InlineData("DepthwiseConv2D(2, Dilation = {|NNG0301:0|}, KernelInitializer = {|NNG0301:(Initializer)99|}, L1 = {|NNG0301:-1|})")]
    [InlineData("SeparableConv2D({|NNG0301:0|}, 2, DepthwiseConstant = {|NNG0301:double.NaN|}, PointwiseL2 = {|NNG0301:-1|})")]
    [InlineData("SeparableConv2D(3, 2, {|NNG0301:(Activation)77|}, PointwiseInitializer = {|NNG0301:(Initializer)99|})")]
    [InlineData("Conv2D(6, 2, Groups = {|NNG0301:0|})")]
    [InlineData("Conv2D(6, 2, Groups = {|NNG0301:4|})")]
    [InlineData("Conv2DTranspose({|NNG0301:0|}, {|NNG0301:0|}, Strides = {|NNG0301:-1|}, BiasConstant = {|NNG0301:double.NaN|})")]
    [InlineData("SpatialDropout2D({|NNG0301:1|})")]
    [InlineData("GroupNormalization({|NNG0301:0|}, Epsilon = {|NNG0301:0|})")]
    public Task NNG0301_arguments_of_layers_over_images_have_ranges(string layer) => VerifyAsync($"Input(6, 5, 4), {layer}");

    [Theory]
    [InlineData("Conv1D({|NNG0301:0|}, 2, Strides = {|NNG0301:0|})")]
    [InlineData("MaxPool1D({|NNG0301:0|})")]
    [InlineData("AveragePool1D(2, Strides = {|NNG0301:-1|}, Padding = {|NNG0301:(Padding)7|})")]
    [InlineData("SpatialDropout1D({|NNG0301:-0.1|})")]
    public Task NNG0301_arguments_of_layers_over_sequences_have_ranges(string layer) => VerifyAsync($"Input(6, 4), {layer}");

    [Theory]
    [InlineData("Input(6, 4), {|NNG0201:AveragePool2D|}")]
    [InlineData("Input(6, 4, 2), AveragePool2D({|NNG0201:5|})")]
    [InlineData("Input(6, 4), {|NNG0201:GlobalAveragePool2D|}")]
    [InlineData("Input(6), {|NNG0201:GlobalMaxPool1D|}")]
    [InlineData("Input(6), {|NNG0201:ZeroPadding2D|}")]
    [InlineData("Input(6, 4, 2), {|NNG0201:Cropping2D|}(2)")]
    [InlineData("Input(600, 400, 2), UpSampling2D({|NNG0201:1 << 10|})")]
    [InlineData("Input(6, 4, 2), DepthwiseConv2D({|NNG0201:3|}, Dilation = 2)")]
    [InlineData("Input(6, 4, 2), SeparableConv2D(3, {|NNG0201:5|})")]
    [InlineData("Input(6, 4, 3), Conv2D(6, 2, Groups = {|NNG0201:2|})")]
    [InlineData("Input(6, 4, 3), Conv2D(6, 2, KernelWidth = {|NNG0201:5|})")]
    [InlineData("Input(5, 5, 1), Conv2D(2, 3, Dilation = {|NNG0201:1000000|}, Padding = Padding.Same)")]
    [InlineData("Input(5, 5, 1), DepthwiseConv2D(200, Dilation = {|NNG0201:16000000|}, Padding = Padding.Same)")]
    [InlineData("Input(5, 5, 1), SeparableConv2D(2, 3, Dilation = {|NNG0201:1000000|}, Padding = Padding.Same)")]
    [InlineData("Input(9, 8), Conv1D(2, 3, Dilation = {|NNG0201:16777216|}, Padding = Padding.Same)")]
    [InlineData("Input(5, 5, 1), Conv2DTranspose(2, 3, Dilation = {|NNG0201:1000000|}, Padding = Padding.Same)")]
    [InlineData("Input(4, 9, 3), Conv2D(6, {|NNG0201:5|}, KernelWidth = 7)")]
    [InlineData("Input(6, 4, 3), MaxPool2D(2, PoolWidth = {|NNG0201:5|}, Strides = 1)")]
    [InlineData("Input(6), {|NNG0201:Conv2DTranspose|}(3, 2)")]
    [InlineData("Input(600, 400, 2), Conv2DTranspose({|NNG0201:3|}, 2, Strides = 1 << 10)")]
    [InlineData("Input(6, 4, 2), {|NNG0201:Conv1D|}(3, 2)")]
    [InlineData("Input(6, 4), Conv1D(3, {|NNG0201:7|})")]
    [InlineData("Input(6, 4), Conv1D(3, 2, Groups = {|NNG0201:3|})")]
    [InlineData("Input(6, 4), MaxPool1D({|NNG0201:7|})")]
    [InlineData("Input(6, 4), {|NNG0201:SpatialDropout2D|}(0.5)")]
    [InlineData("Input(6, 4, 6), GroupNormalization({|NNG0201:4|})")]
    [InlineData("Input(6, 4, 6), {|NNG0201:GroupNormalization|}")]
    public Task NNG0201_layers_over_images_take_shapes_of_their_own(string attributes) => VerifyAsync(attributes);

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
    [InlineData("Dense(3, Activation.GELU), {|NNG0401:Poisson|}")]
    [InlineData("Dense(3), PReLU, {|NNG0401:Poisson|}")]
    [InlineData("Dense(3), Swish(2), {|NNG0401:Poisson|}")]
    [InlineData("Dense(3), BatchNormalization, {|NNG0401:Poisson|}")]
    [InlineData("Dense(3, Activation.LogSoftmax), {|NNG0401:BinaryCrossEntropy|}")]
    [InlineData("Dense(4), Reshape(2, 2), {|NNG0401:CrossEntropy|}")]
    [InlineData("RepeatVector(3), {|NNG0401:CrossEntropy|}")]
    [InlineData("Reshape(1, 2), Permute(2, 1), {|NNG0401:CosineSimilarity|}")]
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
