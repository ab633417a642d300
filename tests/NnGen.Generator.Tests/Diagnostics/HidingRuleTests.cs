using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class HidingRuleTests
{
    private const string Attributes =
        "[global::NnGen.Model, global::NnGen.Input(4), global::NnGen.Normalization, global::NnGen.Dense(3), global::NnGen.MeanSquaredError, global::NnGen.Adam]";

    [Theory]
    [InlineData("{0} partial class {|NNG0115:M|} { class Unsafe; }")]
    [InlineData("{0} partial class {|NNG0115:M|} { public int Unsafe => 0; }")]
    [InlineData("{0} partial class {|NNG0115:M|} { public void Vector512() { } }")]
    [InlineData("{0} partial class {|NNG0115:M|} { struct Vector512<T>; }")]
    [InlineData("{0} partial class {|NNG0115:M|} { class MethodImplAttribute : System.Attribute; }")]
    [InlineData("partial class Outer { class CompiledNetwork<T>; {0} partial class {|NNG0115:M|}; }")]
    [InlineData("class Base { protected const int RowKernels = 1; } {0} partial class {|NNG0115:M|} : Base;")]
    [InlineData("class Base { public class ModelInfo; } partial class Outer : Base { {0} partial class {|NNG0115:M|}; }")]
    [InlineData("partial interface IOuter : IBase { {0} partial class {|NNG0115:M|}; } interface IBase { class ModelInfo; }")]
    [InlineData("namespace A { class MemoryMarshal; } namespace A.B { {0} partial class {|NNG0115:M|}; }")]
    [InlineData("class PredictionTask; namespace A.B { {0} partial class {|NNG0115:M|}; }")]
    [InlineData("namespace A.Unsafe { class X; } namespace A.B { {0} partial class {|NNG0115:M|}; }")]
    [InlineData("namespace NnGen { class Unsafe; } {0} partial class {|NNG0115:M|};")]
    [InlineData("class System; {0} partial class {|NNG0115:M|};")]
    [InlineData("class Unsafe; class MemoryMarshal; {0} partial class {|NNG0115:{|NNG0115:M|}|};")]
    public async Task NNG0115_a_name_nearer_than_ours_is_reported(string source)
    {
        var marked = source.Replace("{0}", Attributes, StringComparison.Ordinal);

        await AnalyzerHarness.VerifyAsync(marked);
        var compilation = TestCompilation.Create(Markup.Parse(marked).Text);
        Assert.Equal(Errors(compilation), Errors(GeneratorHarness.Run(compilation).Compilation));
    }

    [Theory]
    [InlineData("{0} partial class M { public int ModelInfo => 0; public void ReadOnlySpan() { } }")]
    [InlineData("{0} partial class M { class Unsafe<T>; class ReadOnlySpan; class ModelInfo<T>; }")]
    [InlineData("class Base { class Unsafe; int Vector512 => 0; public int F() => Vector512; } {0} partial class M : Base;")]
    [InlineData("file class Unsafe; {0} partial class M;")]
    [InlineData("namespace A { class Unsafe; } namespace B { {0} partial class M; }")]
    [InlineData("namespace NnGen { {0} partial class M; }")]
    [InlineData("namespace System.Runtime.Intrinsics { {0} partial class M; }")]
    [InlineData("namespace A { class System; class NnGen; {0} partial class M; }")]
    public void Names_that_hide_nothing_are_the_users(string source)
    {
        var outcome = GeneratorHarness.Run(source.Replace("{0}", Attributes, StringComparison.Ordinal));

        Assert.Empty(outcome.Result.Diagnostics);
        Assert.Empty(outcome.CompilerProblems);
    }

    [Fact]
    public void Every_type_that_emitted_code_uses_is_found_where_it_is_nested()
    {
        foreach (var name in EmittedTypeNames.All)
        {
            var parameters = name.Arity == 0 ? "" : "<T>";
            var reading = TestCompilation.Create($"{Attributes} partial class M {{ class {name.Name}{parameters}; }}").Read("M");

            Assert.Equal(["NNG0115"], reading.Problems.Select(problem => problem.RuleId));
        }
    }

    [Fact]
    public async Task The_message_names_both()
    {
        var message = Assert.Single(await AnalyzerHarness.MessagesAsync($"namespace A {{ class Unsafe; {Attributes} partial class M; }}"));

        Assert.Equal(
            "NNG0115: 'Unsafe' hides 'System.Runtime.CompilerServices.Unsafe', which the generated code uses: rename it or move the model to another namespace",
            message);
    }

    private static IEnumerable<string> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());
}
