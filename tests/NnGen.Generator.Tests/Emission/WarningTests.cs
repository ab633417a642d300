using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>
/// Emitted code compiles without a warning at warning level 9999, with nullable references and documentation on, in whatever class
/// the model is and whatever its layers are called.
/// </summary>
public class WarningTests
{
    private const string Attributes = "[Model, Input(4)]\n[Dense(5, Activation.ReLU)]\n[Dropout(0.2)]\n[Dense(3, Activation.Softmax)]\n[CrossEntropy, Adam]";

    [Theory]
    [InlineData("partial class M;")]
    [InlineData("internal partial class M { }")]
    [InlineData("public partial class M { private int _count; public int Count => _count++; }")]
    [InlineData("public sealed partial class @event;")]
    public void The_class_may_be_of_any_make(string declaration) => AssertClean($"using NnGen;\n{Attributes}\n{declaration}");

    [Theory]
    [InlineData("public static partial class Outer { {0} public sealed partial class M; }")]
    [InlineData("public partial class Outer { {0} private partial class M; public object Create() => new M(); }")]
    [InlineData("public partial struct Outer { {0} internal partial class M; }")]
    [InlineData("public partial record Outer(int X) { {0} protected internal partial class M; }")]
    [InlineData("public partial interface IOuter { {0} public partial class M; }")]
    [InlineData("namespace A.B { namespace C { {0} public partial class M; } }")]
    public void It_may_stand_anywhere(string source) => AssertClean("using NnGen;\n" + source.Replace("{0}", Attributes, StringComparison.Ordinal));

    [Theory]
    [InlineData("record", "Dense1")]
    [InlineData("Größe", "Схема")]
    [InlineData("inputs", "outputs")]
    [InlineData("rows", "workspace")]
    [InlineData("Forward", "Backward")]
    [InlineData("Core", "Gradients")]
    [InlineData("Vector512", "Unsafe")]
    [InlineData("s_info", "_transposed")]
    [InlineData("Network", "M")]
    [InlineData("Loss", "Input")]
    [InlineData("Update", "Evaluate")]
    [InlineData("PredictOne", "RefreshDerivedCopies")]
    [InlineData("Dense1Kernel", "Vector512Kernels")]
    [InlineData("System", "NnGen")]
    [InlineData("Dense", "DenseKernel")]
    public void Layers_may_have_any_names(string first, string second)
    {
        var source = $"""
            using NnGen;
            [Model, Input(4)]
            [Dense(6)]
            [Dense(5, Activation.ReLU, Name = "{first}")]
            [Dense(7, Activation.GELU, Name = "{second}")]
            [Dense(3, Activation.Softmax)]
            [CrossEntropy, SGD(Momentum = 0.9)]
            public sealed partial class M;
            """;
        // The first layer would be Dense1 itself, which the rules refuse.
        AssertClean(second == "Dense1" ? source.Replace("[Dense(6)]", "[Tanh]", StringComparison.Ordinal) : source);
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_refused()
    {
        var outcome = GeneratorHarness.Run("using NnGen;\n[Model, Input(4), Dense(6, Name = \"Head\"), Dense(5, Name = \"head\")]\npartial class M;");

        Assert.Contains(RuleIds.DuplicateLayerName, Assert.Single(outcome.Result.Diagnostics).GetMessage(), StringComparison.Ordinal);
        Assert.Empty(outcome.CompilerProblems);
    }

    [Fact]
    public void Kernels_of_every_vector_width_compile_without_a_warning() =>
        Assert.Empty(GeneratorHarness.Run($"using NnGen;\n{Attributes}\npublic partial class M;").CompilerProblems);

    private static void AssertClean(string source)
    {
        var outcome = GeneratorHarness.Run(source);
        // The names are the same at every vector width.
        var compiled = outcome with { Compilation = OtherWidths.RemoveFrom(outcome.Compilation) };

        Assert.Empty(compiled.Result.Diagnostics);
        Assert.Empty(compiled.CompilerProblems);
    }
}
