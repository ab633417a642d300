using NnGen.Generator.Layers;
using NnGen.Generator.Losses;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Interpreter;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Gradients of every layer, activation and loss against central differences.</summary>
public class LayerGradientTests
{
    public static TheoryData<string> Activations => [.. Enum.GetNames<Activation>()];

    /// <summary>Every kind of layer with arguments, between two dense layers or where it belongs.</summary>
    public static TheoryData<string, string[]> Layers => new()
    {
        { "Dense", ["Dense(Units=3;L1=0.01;L2=0.02)", "Dense(Units=2)"] },
        { "Dense", ["Dense(Units=3;UseBias=false)", "Dense(Units=1)"] },
        { "Dense", ["Dense(Units=1;L2=0.1)", "Dense(Units=3)", "Dense(Units=2)"] },
        { "Dense", ["Dense(Units=3;Trainable=false;L2=0.1)", "Dense(Units=2;Activation=Activation.Tanh;Trainable=false)", "Dense(Units=2)"] },
        { "Dropout", ["Dense(Units=5;Activation=Activation.Tanh)", "Dropout(Rate=0.4)", "Dense(Units=4)", "Dropout(Rate=0.5)", "Dense(Units=2)"] },
        { "ELU", ["Dense(Units=5)", "ELU(Alpha=0.7)", "Dense(Units=2)"] },
        { "Flatten", ["Flatten", "Dense(Units=2)"] },
        { "GELU", ["Dense(Units=5)", "GELU(Approximate=true)", "Dense(Units=2)"] },
        { "GELU", ["Dense(Units=5)", "GELU", "Dense(Units=2)"] },
        { "LeakyReLU", ["Dense(Units=5)", "LeakyReLU(NegativeSlope=0.1)", "Dense(Units=2)"] },
        { "Normalization", ["Normalization", "Dense(Units=3;Activation=Activation.SiLU)", "Dense(Units=2)"] },
        { "Normalization", ["Normalization(Mean=[0.5];Variance=[2])", "Dense(Units=2)"] },
        { "ReLU", ["Dense(Units=5)", "ReLU", "Dense(Units=2)"] },
        { "SiLU", ["Dense(Units=5)", "SiLU", "Dense(Units=2)"] },
        { "Sigmoid", ["Dense(Units=5)", "Sigmoid", "Dense(Units=2)"] },
        { "Softmax", ["Dense(Units=5)", "Softmax", "Dense(Units=2)"] },
        { "Softplus", ["Dense(Units=5)", "Softplus", "Dense(Units=2)"] },
        { "Tanh", ["Dense(Units=5)", "Tanh", "Dense(Units=2)"] },
    };

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
        { "CrossEntropy", "CrossEntropy", "Dense(Units=4;Activation=Activation.Softmax)" },
        { "CrossEntropy", "CrossEntropy(LabelSmoothing=0.1)", "Dense(Units=4)" },
        { "CrossEntropy", "CrossEntropy(OneHot=true)", "Dense(Units=4;Activation=Activation.Softmax)" },
        { "CrossEntropy", "CrossEntropy(OneHot=true;LabelSmoothing=0.1)", "Dense(Units=4)" },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_gradient_through_an_activation_is_the_central_difference(string activation) =>
        Check([4], [$"Dense(Units=6;Activation=Activation.{activation})", $"Dense(Units=3;Activation=Activation.{activation})", "Dense(Units=2)"], "MeanSquaredError");

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_gradient_through_a_layer_is_the_central_difference(string kind, string[] layers)
    {
        Assert.Contains(layers, layer => layer.StartsWith(kind, StringComparison.Ordinal));
        Check(kind == "Flatten" ? [2, 3] : [5], layers, "MeanSquaredError");
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
        Assert.Equal(LayerRegistry.All.Select(l => l.Kind), Layers.Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal));
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

    private static void Check(int[] input, string[] layers, string loss)
    {
        var model = Stack.Of(input, [.. layers, loss]);
        var random = new Random(20240501);
        var batch = Stack.RandomBatch(model, 5, random);
        var graph = model.Lowered(GraphPurpose.Train);
        Agreement.AssertGradientsAreCentralDifferences(graph, batch, Stack.RandomParameters(graph, random), string.Join(" ", layers) + " " + loss);
    }
}
