using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Robustness;

/// <summary>Emitted code stands among the user's types, whatever their names.</summary>
public class SurroundingsTests
{
    private const string Attributes =
        "[NnGen.Model, NnGen.Input(4), NnGen.Normalization, NnGen.Dense(3, NnGen.Activation.Softmax), NnGen.CrossEntropy, NnGen.Adam]";

    [Theory]
    [InlineData("namespace A { class Parameter; class Dataset; class History; class Activation; class Layer; class Vector; class Adam; {0} partial class M; }")]
    [InlineData("namespace A.System { class Int32; {0} partial class M; }")]
    [InlineData("namespace A.NnGen { class Generated; {1} partial class M; }")]
    [InlineData("partial class Outer { class Network; class Batch; int _network => 0; {0} partial class M { public int F() => new Outer()._network; } }")]
    [InlineData("#nullable disable\nnamespace A { {0} public partial class M { } }")]
    [InlineData("#pragma warning disable CS8981\nnamespace @class.@int; {0} public sealed partial class @void;")]
    [InlineData("namespace A { {0} partial class Ünïcode; {0} partial class M { void Helper(int inputs) { } protected virtual int Dense1 => 1; } }")]
    public void A_model_compiles_without_a_warning_among_any_names(string source)
    {
        var global = Attributes.Replace("NnGen.", "global::NnGen.", StringComparison.Ordinal);
        var outcome = GeneratorHarness.Run(
            source.Replace("{0}", Attributes, StringComparison.Ordinal).Replace("{1}", global, StringComparison.Ordinal));

        Assert.Empty(outcome.Result.Diagnostics);
        Assert.Empty(outcome.CompilerProblems);
    }
}
