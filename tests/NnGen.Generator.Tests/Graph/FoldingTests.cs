using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>What a normalisation with fixed statistics costs a prediction.</summary>
public class FoldingTests
{
    [Theory]
    [InlineData("Dense(Units=20)", "BatchNormalization", "ReLU")]
    [InlineData("Dense(Units=20;UseBias=false)", "BatchNormalization", "ReLU")]
    [InlineData("Dense(Units=20)", "BatchNormalization", "BatchNormalization(Scale=false)", "LeakyReLU")]
    [InlineData("Dense(Units=20)", "BatchNormalization(Center=false;Scale=false)")]
    public void After_a_product_batch_normalization_is_part_of_it(params string[] layers)
    {
        var model = Stack.Of([7], [.. layers, "MeanSquaredError"]);

        var (graph, folded) = Plan(model);

        var product = Assert.Single(graph.Values, v => v.PerSample && !v.Op.IsFree);
        Assert.True(product.Op is MatMulOp { HasEpilogue: true });
        Assert.Equal(2, folded.Values.Count(v => product.Inputs.Contains(v.Value)));
        Assert.All(graph.Values.Where(v => !v.PerSample && !v.Op.IsFree), v => Assert.Contains(v, folded.Values.Select(f => f.Value)));
    }

    [Theory]
    [InlineData("Dense(Units=20;Activation=Activation.Tanh)", "BatchNormalization", "Tanh")]
    [InlineData("Dense(Units=20;Activation=Activation.Tanh)", "BatchNormalization")]
    public void After_an_activation_it_is_part_of_the_same_formula(params string[] layers)
    {
        var (graph, folded) = Plan(Stack.Of([7], [.. layers, "MeanSquaredError"]));

        Assert.Equal(2, graph.Values.Count(v => v.PerSample && !v.Op.IsFree));
        Assert.Single(folded.Values);
    }

    [Theory]
    [InlineData("Conv2D(Filters=5;KernelSize=2)", "BatchNormalization", "Flatten")]
    [InlineData("Conv2D(Filters=16;KernelSize=3;UseBias=false)", "BatchNormalization", "BatchNormalization(Scale=false)", "Flatten")]
    [InlineData("DepthwiseConv2D(KernelSize=2)", "BatchNormalization(Center=false)", "Flatten")]
    public void After_a_convolution_batch_normalization_is_part_of_its_kernel(params string[] layers)
    {
        var (graph, folded) = Plan(Stack.Of([5, 4, 3], [.. layers, "MeanSquaredError"]));

        var convolution = Assert.Single(graph.Values, v => v.PerSample && !v.Op.IsFree);
        Assert.True(convolution.Op is ConvolutionOp or DepthwiseConvolutionOp);
        Assert.Equal(2, folded.Values.Count(v => convolution.Inputs.Contains(v.Value)));
    }

    [Fact]
    public void Data_far_from_zero_are_not_multiplied_before_their_mean_is_gone()
    {
        var (graph, _) = Plan(Stack.Of([16], "BatchNormalization", "MeanSquaredError"));

        var only = Assert.IsType<ElementwiseOp>(Assert.Single(graph.Values, v => v.PerSample && !v.Op.IsFree).Op);
        Assert.Contains("Subtract(x0, x1)", only.Expression.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void While_training_nothing_is_folded_and_both_statistics_move()
    {
        var graph = Pipeline.Run(Stack.Of([7], "Dense(Units=3)", "BatchNormalization", "MeanSquaredError"), GraphPurpose.Train);
        var plan = PlanMemory.Run(graph);

        var updates = graph.Outputs.Where(o => o.Kind == OutputKind.StatisticUpdate).ToList();
        Assert.Equal(["BatchNormalization1.MovingMean", "BatchNormalization1.MovingVariance"], updates.Select(u => u.Parameter!.Name));
        Assert.All(updates, update => Assert.Equal(new ParameterStorage(update.Parameter!), plan.Places[update.Value.Id]));
        // They come last, so that nothing reads a statistic after its new value is there.
        Assert.Equal(graph.Values.TakeLast(2), updates.Select(u => u.Value));
        Assert.DoesNotContain(plan.Places.Values, place => place is FoldedStorage);
    }

    private static (ComputationGraph Graph, FoldedParameters Folded) Plan(NnGen.Generator.Declaration.ResolvedModel model)
    {
        var folded = new FoldedParameters();
        var schedule = PlanMemory.Run(Pipeline.Run(model, GraphPurpose.Predict), predictionGoesToCaller: true, folded);
        return (schedule.Graph, folded);
    }
}
