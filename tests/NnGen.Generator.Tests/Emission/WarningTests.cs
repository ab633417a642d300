using Microsoft.CodeAnalysis;
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
    [InlineData("class", "Dense1")]
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
        // The second layer is called like the one before it would be: the rules refuse that.
        AssertClean(second == "Dense1" ? source.Replace("[Dense(6)]", "[Tanh]", StringComparison.Ordinal) : source);
    }

    private static void AssertClean(string source)
    {
        var outcome = GeneratorHarness.Run(source);

        Assert.Empty(outcome.Result.Diagnostics);
        Assert.Empty(outcome.CompilerProblems);
        var compiled = CompiledModels.CreateCompilation(source).Emit(Stream.Null);
        Assert.True(compiled.Success, string.Join("\n", compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
