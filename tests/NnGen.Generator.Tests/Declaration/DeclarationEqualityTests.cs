using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Declaration;

public class DeclarationEqualityTests
{
    [Theory]
    [InlineData("[Dense(128,", "[Dense(  128  /* wide */,")]
    [InlineData("[Dropout(0.2)]", "[Dropout(2e-1)] // a fifth")]
    [InlineData("Activation.Sigmoid", "global::NnGen.Activation.Sigmoid")]
    [InlineData("[BinaryCrossEntropy, Adam(LearningRate = 3e-4)]", "[Adam(LearningRate = 3e-4)]\n[BinaryCrossEntropy()]")]
    [InlineData("[Normalization]", "#region Statistics\n[NormalizationAttribute()]\n#endregion")]
    [InlineData("[Dense(128, Activation.ReLU", "[Dense(activation: Activation.ReLU, units: 128")]
    [InlineData("public sealed partial class", "/// <summary>Text.</summary>\nsealed public partial class")]
    public void An_edit_that_means_nothing_gives_an_equal_declaration(string before, string after)
    {
        var (original, edited) = (Read(Sources.TumourClassifier), Read(Edit(before, after)));

        Assert.Equal(original, edited);
        Assert.Equal(original.GetHashCode(), edited.GetHashCode());
    }

    [Theory]
    [InlineData("Input(30)", "Input(31)")]
    [InlineData("[Dense(128,", "[Dense(129,")]
    [InlineData("Activation.ReLU", "Activation.ELU")]
    [InlineData("L2 = 1e-4", "L1 = 1e-4")]
    [InlineData("\"Head\"", "\"Tail\"")]
    [InlineData("[Dropout(0.2)]", "")]
    [InlineData("LearningRate = 3e-4", "LearningRate = 3.0000001e-4")]
    [InlineData("BinaryCrossEntropy,", "MeanSquaredError,")]
    [InlineData("sealed ", "")]
    [InlineData("namespace Medical", "namespace Clinical")]
    [InlineData("Adam(", "AdamW(")]
    public void An_edit_that_means_something_gives_another_declaration(string before, string after)
    {
        Assert.NotEqual(Read(Sources.TumourClassifier), Read(Edit(before, after)));
    }

    private static string Edit(string before, string after)
    {
        Assert.Contains(before, Sources.TumourClassifier, StringComparison.Ordinal);
        return Sources.TumourClassifier.Replace(before, after, StringComparison.Ordinal);
    }

    private static ModelDeclaration Read(string source)
    {
        var compilation = TestCompilation.Create(source);
        var name = source.Contains("namespace Clinical", StringComparison.Ordinal) ? "Clinical.TumourClassifier" : "Medical.TumourClassifier";
        var reading = compilation.Read(name);
        Assert.Empty(reading.Problems);
        return reading.Declaration!;
    }
}
