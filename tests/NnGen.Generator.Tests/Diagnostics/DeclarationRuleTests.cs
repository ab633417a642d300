using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class DeclarationRuleTests
{
    private const string Valid = "[Model, Input(2), Dense(3)]";

    [Theory]
    [InlineData(Sources.TumourClassifier)]
    [InlineData(Sources.Predictor)]
    public Task Valid_models_have_no_diagnostics(string source) => AnalyzerHarness.VerifyAsync(source);

    [Fact]
    public Task NNG0101_a_class_must_be_partial() => VerifyAsync(Valid, "class {|NNG0101:M|};");

    [Fact]
    public Task NNG0101_types_around_it_must_be_partial_too() =>
        AnalyzerHarness.VerifyAsync(
            "using NnGen; class {|NNG0101:Outer|} { partial struct Middle { [Model, Input(2), Dense(3)] partial class M; } }");

    [Fact]
    public Task NNG0102_a_model_needs_an_input() => VerifyAsync("[Model, Dense(3)]", "partial class {|NNG0102:M|};");

    [Fact]
    public Task NNG0103_a_model_needs_layers() => VerifyAsync("[Model, Input(2)]", "partial class {|NNG0103:M|};");

    [Fact]
    public Task NNG0104_layers_stand_on_one_part() =>
        AnalyzerHarness.VerifyAsync(
            "using NnGen; [Model, Input(2)] partial class M; [MeanSquaredError, Adam] partial class M; [Dense(2)] partial class M;",
            "[{|NNG0104:NnGen.Dense|}(3)] partial class M;");

    [Fact]
    public Task NNG0105_a_model_has_one_loss() =>
        VerifyAsync("[Model, Input(2), Dense(3), MeanSquaredError, {|NNG0105:MeanAbsoluteError|}, Adam]");

    [Fact]
    public Task NNG0106_a_model_has_one_optimizer() =>
        VerifyAsync("[Model, Input(2), Dense(3), MeanSquaredError, Adam, {|NNG0106:SGD|}(Momentum = 0.9)]");

    [Theory]
    [InlineData("partial class {|NNG0107:M|}<T>;")]
    [InlineData("static partial class {|NNG0107:M|};")]
    [InlineData("abstract partial class {|NNG0107:M|};")]
    [InlineData("partial record {|NNG0107:M|};")]
    [InlineData("file partial class {|NNG0107:M|};")]
    [InlineData("partial record class {|NNG0107:{|NNG0112:M|}|}(int X);")]
    public Task NNG0107_some_types_cannot_be_models(string declaration) => VerifyAsync(Valid, declaration);

    [Fact]
    public Task NNG0107_a_class_in_a_generic_type_cannot_be_a_model() =>
        AnalyzerHarness.VerifyAsync("using NnGen; partial class Outer<T> { [Model, Input(2), Dense(3)] partial class {|NNG0107:M|}; }");

    [Theory]
    [InlineData("partial class M { public float {|NNG0108:Predict|}(float x) => x; }")]
    [InlineData("partial class M { private int {|NNG0108:Summary|}; public int Count => Summary++; }")]
    [InlineData("partial class M { struct {|NNG0108:Batch|}; }")]
    [InlineData("partial class M { public {|NNG0108:M|}() { } }")]
    [InlineData("partial class M { public {|NNG0108:M|}(int seed) { } }")]
    [InlineData("class Base { public void Save() { } } [Model, Input(2), Dense(3)] partial class {|NNG0108:N|} : Base;")]
    [InlineData("[Model, Input(2), Dense(3)] partial class {|NNG0108:Predict|};")]
    public Task NNG0108_generated_members_are_reserved(string declaration) =>
        VerifyAsync(declaration.Contains("[Model", StringComparison.Ordinal) ? "" : Valid, declaration);

    [Theory]
    [InlineData("partial class M { public string Author => nameof(M); public void Predict2() { } }")]
    [InlineData("partial class M { public M(string path) : this(path.Length) { } }")]
    [InlineData("partial class M : System.IDisposable { void System.IDisposable.Dispose() { } }")]
    [InlineData("interface ISaver { void Save(); } [Model, Input(2), Dense(3)] partial class N : ISaver { void ISaver.Save() { } }")]
    [InlineData("class Base { protected Base(int seed = 0) { } } [Model, Input(2), Dense(3)] partial class N : Base;")]
    public Task Other_members_and_bases_are_the_users(string declaration) =>
        VerifyAsync(declaration.Contains("[Model", StringComparison.Ordinal) ? "" : Valid, declaration);

    [Theory]
    [InlineData("\"1st\"")]
    [InlineData("\"\"")]
    [InlineData("\"a b\"")]
    [InlineData("\"class\"")]
    [InlineData("\"@class\"")]
    [InlineData("\"A\u200D\"")]
    public Task NNG0109_a_layer_name_is_an_identifier(string name) =>
        VerifyAsync($"[Model, Input(2), Dense(3, Name = {{|NNG0109:{name}|}})]");

    [Fact]
    public Task NNG0110_layer_names_are_unique() =>
        VerifyAsync("[Model, Input(2), Dense(3, Name = \"A\"), Dense(4, Name = {|NNG0110:\"A\"|})]");

    [Theory]
    [InlineData("Dense(3, Name = \"head\"), Dense(4, Name = {|NNG0110:\"Head\"|})")]
    [InlineData("Dense(3), Dense(4, Name = {|NNG0110:\"dense1\"|})")]
    [InlineData("Dense(3, Name = \"größe\"), Dense(4, Name = {|NNG0110:\"GRÖßE\"|})")]
    public Task NNG0110_layer_names_differ_by_more_than_case(string layers) => VerifyAsync($"[Model, Input(2), {layers}]");

    [Fact]
    public Task NNG0110_a_name_may_not_be_that_of_an_unnamed_layer() =>
        VerifyAsync("[Model, Input(2), Dense(3, Name = \"Dense2\"), {|NNG0110:Dense|}(4)]");

    [Fact]
    public Task NNG0111_losses_optimizers_and_inputs_without_a_model_do_nothing() =>
        AnalyzerHarness.VerifyAsync("[NnGen.Dense(3), {|NNG0111:NnGen.Adam|}] partial class M; [{|NNG0111:NnGen.Adam|}] class N;");

    [Theory]
    [InlineData("partial class {|NNG0112:M|}(int x) { public int X => x; }")]
    [InlineData("partial class {|NNG0112:M|} { public required string Author { get; init; } }")]
    [InlineData("class Base { protected Base(string x) => _ = x; } [Model, Input(2), Dense(3)] partial class {|NNG0112:N|} : Base { public N(string x) : base(x) { } }")]
    [InlineData("[Model, Input(2), Dense(3)] partial class M; [Model, Input(2), Dense(3)] partial class {|NNG0112:N|} : M;")]
    public Task NNG0112_generated_code_must_be_able_to_construct_a_model(string declaration) =>
        VerifyAsync(declaration.Contains("[Model", StringComparison.Ordinal) ? "" : Valid, declaration);

    [Fact]
    public Task NNG0113_attributes_derived_by_users_are_unknown() =>
        AnalyzerHarness.VerifyAsync(
            """
            using NnGen;
            class WideAttribute : LayerAttribute;
            class HuberAttribute : LossAttribute;
            class SofiaAttribute : OptimizerAttribute;
            [Model, Input(2), {|NNG0113:Wide|}, Dense({|NNG0301:0|}), {|NNG0113:Huber|}, {|NNG0113:Sofia|}]
            partial class M;
            """);

    private static Task VerifyAsync(string attributes, string declaration = "partial class M;") =>
        AnalyzerHarness.VerifyAsync(Sources.Model(attributes, declaration));
}
