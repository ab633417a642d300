using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class ConstructorRuleTests
{
    private const string Valid = "[Model, Input(2), Dense(3)]";

    [Theory]
    [InlineData("partial class M { public {|NNG0114:M|}(string path) { _ = path; } }")]
    [InlineData("partial class M { private {|NNG0114:M|}(string path) : base() => _ = path; }")]
    [InlineData("partial class M { {|NNG0114:M|}(int a, int b) { } {|NNG0114:M|}(long a) { } M(string a) : this(a.Length) { } }")]
    [InlineData("partial class M { partial {|NNG0114:M|}(string path); partial M(string path) { } }")]
    [InlineData("partial class M { {|NNG0114:M|}(params int[] sizes) { } static M() { } }")]
    public async Task NNG0114_a_constructor_must_chain_to_the_generated_one(string declaration)
    {
        var source = Sources.Model(Valid, declaration);

        await AnalyzerHarness.VerifyAsync(source);
        Assert.Empty(GeneratorHarness.Run(Markup.Parse(source).Text).CompilerProblems);
    }

    [Theory]
    [InlineData("partial class M { M(string path) : this(path.Length) { } M(long x) : this(x.ToString()) { } }")]
    [InlineData("partial class M { M(object _) : this() { } }")]
    [InlineData("partial class M { partial M(string path); partial M(string path) : this(path.Length) { } }")]
    [InlineData("partial class M { static M() { } class Nested { public Nested(string x) => _ = x; } }")]
    public void Constructors_that_chain_are_the_users(string declaration)
    {
        var outcome = GeneratorHarness.Run(Sources.Model(Valid, declaration));

        Assert.Empty(outcome.Result.Diagnostics);
        Assert.Empty(outcome.CompilerProblems);
    }

    [Fact]
    public async Task The_message_says_what_to_add()
    {
        var message = Assert.Single(await AnalyzerHarness.MessagesAsync(Sources.Model(Valid, "partial class M { M(string _) { } }")));

        Assert.Equal("NNG0114: A constructor of the model 'M' must call the generated one: add ': this(seed)' or ': this()'", message);
    }
}
