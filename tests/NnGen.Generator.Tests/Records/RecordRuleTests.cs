using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Records;

/// <summary>What is wrong with the types of a model is reported at the word that is wrong, and what is emitted still compiles.</summary>
public class RecordRuleTests
{
    private const string Head = "[Dense(1), MeanSquaredError, SGD]";

    [Theory]
    // A property.
    [InlineData($"public record R(float X, {{|NNG0121:string|}} Y); [Model<R, float>] {Head} partial class M;")]
    [InlineData($"public class R {{ public {{|NNG0121:System.DateTime?|}} X {{ get; set; }} public {{|NNG0121:char|}} Y => 'a'; public {{|NNG0121:R|}} Z => this; }} [Model<R, float>] {Head} partial class M;")]
    [InlineData($"[System.Flags] public enum E {{ A, B }} public enum None {{ }} public record R({{|NNG0121:E|}} X, {{|NNG0121:None|}} Y, float Z); [Model<R, float>] {Head} partial class M;")]
    [InlineData($"public record R([property: System.Obsolete(\"\", true)] {{|NNG0121:float|}} X, float Z); [Model<R, float>] {Head} partial class M;")]
    [InlineData("public record R(float X); public record T(float A, {|NNG0121:bool|} B); [Model<R, T>] [Dense(2)] partial class M;")]
    // A type.
    [InlineData($"public class R {{ public int X; }} [Model<{{|NNG0120:R|}}, float>] {Head} partial class M;")]
    [InlineData($"[Model<{{|NNG0120:int|}}, float>] {Head} partial class M;")]
    [InlineData($"[Model<{{|NNG0120:float[]|}}, float>] {Head} partial class M;")]
    [InlineData($"public interface R {{ int X {{ get; }} }} [Model<{{|NNG0120:R|}}, float>] {Head} partial class M;")]
    [InlineData($"internal record R(float X); [Model<{{|NNG0120:R|}}, float>] {Head} public partial class M;")]
    [InlineData($"file record R(float X); [Model<{{|NNG0120:R|}}, float>] {Head} partial class M;")]
    [InlineData($"public partial class Outer {{ protected record R(float X); [Model<{{|NNG0120:R|}}, float>] {Head} public partial class M; }}")]
    [InlineData("public record R(float X); [Model<R, {|NNG0120:string|}>] [Dense(1)] partial class M;")]
    [InlineData("public record R(float X); [Model<R, {|NNG0120:float?|}>] [Dense(1)] partial class M;")]
    [InlineData("public record R(float X); public enum One { A } [Model<R, {|NNG0120:One|}>] [Dense(1, Activation.Softmax)] partial class M;")]
    [InlineData("public record R(float X); public class T { public T(int a) { } public float X => 1; } [Model<R, {|NNG0120:T|}>] [Dense(1)] partial class M;")]
    // Other attributes, and a head or loss that does not fit.
    [InlineData($"public record R(float X); [Model<R, float>, {{|NNG0122:Input|}}(1)] {Head} partial class M;")]
    [InlineData($"public record R(float X); [Model<R, float>, Model] {Head} partial class {{|NNG0122:M|}};")]
    [InlineData("public record R(float X); public enum E { A, B, C } [Model<R, E>] [Dense({|NNG0210:2|}, Activation.Softmax), CrossEntropy, SGD] partial class M;")]
    [InlineData("public record R(float X); public enum E { A, B } [Model<R, E>] [Dense(2, {|NNG0210:Activation.ReLU|}), CrossEntropy, SGD] partial class M;")]
    [InlineData("public record R(float X); [Model<R, bool>] [{|NNG0210:Dense|}(1), BinaryCrossEntropy, SGD] partial class M;")]
    [InlineData("public record R(float X); [Model<R, float>] [Dense(1), {|NNG0202:Normalization|}, MeanSquaredError, SGD] partial class M;")]
    [InlineData("public record R(float X); public enum E { A, B } [Model<R, E>] [Dense(2, Activation.Softmax), {|NNG0401:MeanSquaredError|}, SGD] partial class M;")]
    [InlineData("public record R(float X); [Model<R, float>] [Dense(1, Name = {|NNG0110:\"features\"|}), MeanSquaredError, SGD] partial class M;")]
    [InlineData($"public record R(float X); [Model<R, float>] {Head} partial class M {{ void {{|NNG0108:ToDataset|}}() {{ }} class {{|NNG0108:Records|}} {{ }} }}")]
    public Task A_mistake_is_reported_at_its_word(string source) => AnalyzerHarness.VerifyAsync("using NnGen;\n" + source);

    [Fact]
    public async Task A_property_in_another_file_is_marked_there()
    {
        await AnalyzerHarness.VerifyAsync(
            $"using NnGen;\n[Model<R, float>] {Head} partial class M;", "public class A { public {|NNG0121:object|} X => 1; }\npublic class R : A { public float Y => 1; }");
    }

    [Fact]
    public async Task Messages_name_the_property_and_what_is_expected()
    {
        var messages = await AnalyzerHarness.MessagesAsync(
            $"using NnGen;\npublic enum E {{ A, B, C }} public record R(string Name, object Other, float Z); [Model<R, float>] {Head} partial class M; [Model<S, E>, Dense(2)] partial class N; public record S(float X);");

        Assert.Equal(
            [
                "NNG0121: 'R.Name' cannot be a feature: it is a string: use an enum whose members are the possible texts, or leave it out with [Feature(Ignore = true)]",
                "NNG0121: 'R.Other' cannot be a feature: it is a object, but a number, bool or enum is needed: change it, or leave it out with [Feature(Ignore = true)]",
                "NNG0210: Dense 'Dense1' must give 3 outputs, one for each member of E, but it gives [N, 2]",
            ],
            messages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("public record R(float X, string Y); [Model<R, float>] [Dense(1), MeanSquaredError, SGD] public partial class M;")]
    [InlineData("public record R(float X); [Model<R, float>] [Dense(2), MeanSquaredError, SGD] public partial class M;")]
    public void Code_that_uses_an_invalid_model_has_no_errors_of_its_own(string source)
    {
        var outcome = GeneratorHarness.Run(
            "using NnGen;\n" + source,
            "public static class Use { public static float F(M m, R r) { m.TrainStep(new[] { r }, new[] { 1f }); m.Fit([(r, 1f)]); m.Evaluate([(r, 1f)], metrics: [new NnGen.MeanAbsoluteError()]); return m.Predict(r) + M.ToDataset([(r, 1f)]).Count; } }");

        Assert.Empty(outcome.CompilerProblems);
        Assert.Single(outcome.Result.Diagnostics);
    }

    [Theory]
    [InlineData("[Model<Missing, float>] [Dense(1)] partial class M;")]
    [InlineData("public record R(Missing X); [Model<R, float>] [Dense(1)] partial class M;")]
    [InlineData("[Model<,>] [Dense(1)] partial class M;")]
    [InlineData("public record R(float X); [Model<R>] [Dense(1)] partial class M;")]
    [InlineData("public record R(float X); [Model<R, float>, Model<R, int>] [Dense(1)] partial class M;")]
    [InlineData("public record R(float X); class G<T> { [Model<T, float>] [Dense(1)] partial class M; }")]
    [InlineData("[Model<M, float>] [Dense(1)] partial class M;")]
    public async Task Unfinished_types_raise_no_exception(string source)
    {
        GeneratorHarness.Run("using NnGen;\n" + source);
        await AnalyzerHarness.AnalyzeAsync(TestCompilation.Create("using NnGen;\n" + source));
    }
}
