using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;
using NnGen.Generator.Losses;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.Generator.Tests.Interpreter;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Gradients of every layer, activation and loss against central differences.</summary>
public class LayerGradientTests
{
    public static TheoryData<string> Activations => [.. Enum.GetNames<Activation>()];

    /// <summary>The cases of all kinds of layers, but for those with so many parameters that differences take long.</summary>
    public static TheoryData<string> Layers => [.. LayerCase.All.Select(one => one.Name).Except(
    [
        "Dense_SeveralPanels", "Dense_SpreadRows", "Dense_SpreadPrediction", "Dense_SpreadRowsInAnotherShape", "Dense_PairsOfPanels", "Permute_Large",
        "Permute_KeepsRuns",
    ])];

    /// <summary>Every loss with its arguments, on heads that it is fused with and others.</summary>
    public static TheoryData<string, string, string> Losses => new()
    {
        { "MeanSquaredError", "MeanSquaredError", "Dense(Units=3)" },
        { "MeanSquaredError", "MeanSquaredError", "Dense(Units=3;Activation=Activation.Softmax)" },
        { "MeanAbsoluteError", "MeanAbsoluteError", "Dense(Units=3)" },
        { "MeanAbsoluteError", "MeanAbsoluteError", "Dense(Units=1;Activation=Activation.Tanh)" },
        { "BinaryCrossEntropy", "BinaryCrossEntropy", "Dense(Units=1;Activation=Activation.Sigmoid)" },
        { "BinaryCrossEntropy", "BinaryCrossEntropy(LabelSmoothing=0.2)", "Dense(Units=3;Activation=Activation.Sigmoid)" },
        { "BinaryCrossEntropy", "BinaryCrossEntropy", "Dense(Units=2)" },
        { "BinaryCrossEntropy", "BinaryCrossEntropy(PositiveWeight=3;LabelSmoothing=0.1)", "Dense(Units=2;Activation=Activation.Sigmoid)" },
        { "BinaryFocalCrossEntropy", "BinaryFocalCrossEntropy", "Dense(Units=3;Activation=Activation.Sigmoid)" },
        { "BinaryFocalCrossEntropy", "BinaryFocalCrossEntropy(Gamma=1.5;Alpha=0.3;ApplyClassBalancing=true;LabelSmoothing=0.1)", "Dense(Units=2)" },
        { "CategoricalHinge", "CategoricalHinge", "Dense(Units=4)" },
        { "CategoricalHinge", "CategoricalHinge(OneHot=true)", "Dense(Units=3)" },
        { "Contrastive", "Contrastive", "Dense(Units=3)" },
        { "Contrastive", "Contrastive(Margin=3)", "Dense(Units=4)" },
        { "CosineSimilarity", "CosineSimilarity", "Dense(Units=3)" },
        { "CrossEntropy", "CrossEntropy", "Dense(Units=4;Activation=Activation.Softmax)" },
        { "CrossEntropy", "CrossEntropy(LabelSmoothing=0.1)", "Dense(Units=4)" },
        { "CrossEntropy", "CrossEntropy(OneHot=true)", "Dense(Units=4;Activation=Activation.Softmax)" },
        { "CrossEntropy", "CrossEntropy(OneHot=true;LabelSmoothing=0.1)", "Dense(Units=4)" },
        { "Hinge", "Hinge", "Dense(Units=3)" },
        { "Huber", "Huber", "Dense(Units=3)" },
        { "Huber", "Huber(Delta=0.4)", "Dense(Units=2)" },
        { "KLDivergence", "KLDivergence", "Dense(Units=4;Activation=Activation.Softmax)" },
        { "KLDivergence", "KLDivergence", "Dense(Units=3)" },
        { "LogCosh", "LogCosh", "Dense(Units=3)" },
        { "MeanAbsolutePercentageError", "MeanAbsolutePercentageError", "Dense(Units=3)" },
        { "MeanSquaredLogarithmicError", "MeanSquaredLogarithmicError", "Dense(Units=3;Activation=Activation.Softplus)" },
        { "Poisson", "Poisson", "Dense(Units=3;Activation=Activation.Softplus)" },
        { "Poisson", "Poisson(LogInput=true)", "Dense(Units=3)" },
        { "Quantile", "Quantile(Quantiles=[0.1, 0.5, 0.9])", "Dense(Units=3)" },
        { "Quantile", "Quantile(Quantiles=[0.8])", "Dense(Units=2)" },
        { "SquaredHinge", "SquaredHinge", "Dense(Units=3)" },
        { "Triplet", "Triplet", "Dense(Units=2)" },
        { "Triplet", "Triplet(Mining=TripletMining.Hard)", "Dense(Units=2)" },
        { "Triplet", "Triplet(Margin=0.5;Mining=TripletMining.All)", "Dense(Units=3)" },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_gradient_through_an_activation_is_the_central_difference(string activation) =>
        Check([4], [$"Dense(Units=6;Activation=Activation.{activation})", $"Dense(Units=3;Activation=Activation.{activation})", "Dense(Units=2)"], "MeanSquaredError");

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_gradient_through_a_layer_is_the_central_difference(string name)
    {
        var reading = TestCompilation.Create(LayerCase.Named(name).Source).Read(name);
        Assert.Empty(reading.Problems);
        Check(Stack.Resolve(reading.Declaration!), name);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_gradient_of_a_loss_is_the_central_difference(string kind, string loss, string head)
    {
        Assert.StartsWith(kind, loss, StringComparison.Ordinal);
        Check([4], ["Dense(Units=5;Activation=Activation.Tanh)", head], loss);
    }

    [Fact]
    public void Every_kind_of_layer_and_loss_is_among_these()
    {
        Assert.Equal(LayerRegistry.All.Where(l => l is { FewestInputs: 1, IsFunctionOnly: false }).Select(l => l.Kind), LayerCase.All.Select(one => one.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(LossRegistry.All.Select(l => l.Kind), Losses.Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_frozen_layer_gets_no_gradient_and_lets_gradients_through()
    {
        var model = Stack.Of([3], "Dense(Units=3)", "Dense(Units=3;Trainable=false)", "Dense(Units=2)", "MeanSquaredError");
        var graph = Pipeline.Run(model, GraphPurpose.Train);

        var random = new Random(1);
        var results = new ReferenceInterpreter(graph).Run(Stack.RandomBatch(model, 4, random), Stack.RandomParameters(graph, random));

        Assert.Equal(["Dense1.Bias", "Dense1.Kernel", "Dense3.Bias", "Dense3.Kernel"], results.Gradients.Keys.Order(StringComparer.Ordinal));
        Assert.All(results.Gradients.Values, gradient => Assert.Contains(gradient, g => g != 0));
    }

    private static void Check(int[] input, string[] layers, string loss) =>
        Check(Stack.Of(input, [.. layers, loss]), string.Join(" ", layers) + " " + loss);

    private static void Check(ResolvedModel model, string name)
    {
        var random = new Random(20240501);
        var batch = Stack.RandomBatch(model, 5, random);
        var graph = model.Lowered(GraphPurpose.Train);
        Agreement.AssertGradientsAreCentralDifferences(graph, batch, Stack.RandomParameters(graph, random), name);
    }
}
