using NnGen.Generator.Layers;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Interpreter;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>What definitions say of the sign of their outputs is what their formulas give.</summary>
public class NegativeOutputTests
{
    /// <summary>Activations by the names that an argument takes, and the layers that end with one of their own.</summary>
    public static TheoryData<string> Kinds =>
        [.. Enum.GetNames<Activation>().Concat(["PReLU", "Swish", "ThresholdedReLU", "BatchNormalization", "LayerNormalization"])];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_output_below_0_occurs_where_the_definition_says_so_and_nowhere_else(string kind)
    {
        string[] layers = kind == nameof(Activation.Linear) ? ["Dense(Units=5)"] : ["Dense(Units=5)", kind];
        var graph = Stack.Of([3], [.. layers, "MeanSquaredError"]).Lowered(GraphPurpose.Predict);
        var random = new Random(1);
        var batch = ReferenceBatch.Of(200, "inputs", Stack.Numbers(600, random));

        var outputs = new ReferenceInterpreter(graph).Run(batch, Stack.RandomParameters(graph, random)).Prediction;

        Assert.Equal(LayerRegistry.MayBeNegative(kind), outputs.Any(output => output < 0));
    }
}
