using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Robustness;

/// <summary>Layer names become parts of generated names, and names of locals.</summary>
public class LayerNameTests
{
    [Theory]
    [InlineData("Class", "Int", "New", "Ref")]
    [InlineData("var", "nint", "nameof", "await")]
    [InlineData("value", "field", "scoped", "yield")]
    [InlineData("_", "__", "_transposed", "s_info")]
    [InlineData("rows", "Workspace", "Parameters", "Gradients")]
    [InlineData("Accumulate", "ReciprocalBatch", "Capacity", "Transposed")]
    [InlineData("Unsafe", "Vector512", "MemoryMarshal", "RowKernels")]
    [InlineData("Core", "Network", "Forward", "Batch")]
    [InlineData("Inputs", "Outputs", "Targets", "SampleWeights")]
    [InlineData("Seed", "Refresh", "Segments", "I")]
    [InlineData("Größe", "名前", "İ", "ﬁ")]
    [InlineData("A", "B", "C", "BKernelTransposed")]
    [InlineData("Loss", "Update", "Evaluate", "Optimizer")]
    [InlineData("M", "Predict", "Object", "ToString")]
    [InlineData("System", "NnGen", "global", "Initializer")]
    public void A_model_compiles_without_a_warning_whatever_its_layers_are_called(string first, string second, string third, string fourth)
    {
        var outcome = GeneratorHarness.Run(Sources.Model(
            $"""
            [Model, Input(4), Normalization(Name = "{first}"), Dense(33, Activation.GELU, Name = "{second}"), Dropout(0.5, Name = "{third}")]
            [Dense(3, Activation.Tanh, Name = "{fourth}"), MeanSquaredError, Adam]
            """));

        Assert.Empty(outcome.Result.Diagnostics);
        Assert.Empty(outcome.CompilerProblems);
    }
}
