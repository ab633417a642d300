using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>What is wrong with a graph is reported at its word, and everything at once.</summary>
public class ForwardRuleTests
{
    [Theory]
    [InlineData("[Dense(3)] partial Layer A { get; }")]
    [InlineData("[Dense(3)] partial Layer A { get; } float Forward(float y) => y;")]
    public Task NNG0501_layers_need_a_method_that_calls_them(string members) =>
        AnalyzerHarness.VerifyAsync("using NnGen; [Model] partial class {|NNG0501:M|} { " + members + " }");

    [Theory]
    [InlineData("Node Forward(Node {|NNG0502:x|}) => A(x);")]
    [InlineData("Node Forward([Input(4)] Node x, Node {|NNG0502:y|}) => A(x);")]
    [InlineData("Node Forward([Input(4)] Node x, [Input(4)] Node y) => A(x + y); Node {|NNG0502:Forward|}(Node x) => A(x);")]
    [InlineData("Node Forward([Input(4)] float {|NNG0502:x|}) => {|NNG0204:A|}();")]
    [InlineData("Node Forward([Input(4)] in Node {|NNG0502:x|}) => A(x);")]
    [InlineData("void {|NNG0502:Forward|}([Input(4)] Node x) { A(x); }")]
    [InlineData("Node {|NNG0502:Forward|}<T>([Input(4)] Node x) => A(x);")]
    [InlineData("async System.Threading.Tasks.Task<Node> {|NNG0502:Forward|}([Input(4)] Node x) { await System.Threading.Tasks.Task.Yield(); return A(x); }")]
    [InlineData("Node {|NNG0502:Forward|}([Input(4)] Node x) => x;")]
    [InlineData("Node Forward([Input(4)] Node x) => A(x); Node {|NNG0502:Forward|}([Input(4)] Node x, int y) => A(x);")]
    public Task NNG0502_Forward_has_nodes_as_inputs_and_gives_one(string method) =>
        AnalyzerHarness.VerifyAsync("using NnGen; [Model] partial class M { [Dense(3)] partial Layer A { get; } " + method + " }");

    [Fact]
    public void An_input_without_a_name_is_left_to_the_compiler() => GeneratorHarness.Run(
        "using NnGen; [Model, MeanSquaredError, Adam] partial class M { [Dense(3)] partial Layer A { get; } Node Forward([Input(6)] Node, [Input(6)] Node y) => A(y); }");

    [Fact]
    public Task NNG0503_a_graph_is_no_stack() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Model, {|NNG0503:Input|}(4), {|NNG0503:Dense|}(8)] partial class M { [Dense(3)] partial Layer A { get; } Node Forward([Input(4)] Node x) => A(x); }");

    [Theory]
    [InlineData("[Dense(3)] Layer {|NNG0504:A|} => null!;")]
    [InlineData("[Dense(3)] static partial Layer {|NNG0504:A|} { get; }")]
    [InlineData("[Dense(3)] partial Layer {|NNG0504:A|} { get; set; }")]
    [InlineData("partial Layer {|NNG0504:A|} { get; }")]
    [InlineData("[Dense(3)][ReLU] partial Layer {|NNG0504:A|} { get; }")]
    [InlineData("[Dense(3)] partial Layer {|NNG0504:A|} { get; } partial Layer A => null!;")]
    public Task NNG0504_a_layer_is_a_partial_property(string property) => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Model] partial class M { [Dense(3)] partial Layer B { get; } " + property + " Node Forward([Input(4)] Node x) => B(x); }");

    [Fact]
    public Task NNG0504_another_type_is_no_layer() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Model] partial class M { [Dense(3)] partial Layer B { get; } [Dense(3)] partial int {|NNG0504:A|} { get; } Node Forward([Input(4)] Node x) => B(x); }");

    [Theory]
    [InlineData("{|NNG0505:while (true) { x = A(x); }|} return A(x);")]
    [InlineData("{|NNG0505:foreach (var i in new[] { 1, 2 }) { x = A(x); }|} return A(x);")]
    [InlineData("{|NNG0505:try { x = A(x); } finally { }|} return A(x);")]
    [InlineData("{|NNG0505:throw new System.Exception();|}")]
    [InlineData("{|NNG0505:_y|} = A(x); return A(x);", "Node? _y;")]
    [InlineData("System.Func<Node, Node> f = {|NNG0505:y => A(y)|}; return A(x);")]
    [InlineData("{|NNG0505:Node Local(Node y) => A(y);|} return A(x);")]
    [InlineData("var y = {|NNG0505:x ?? x|}; return A(x);")]
    [InlineData("ref var {|NNG0505:y = ref x|}; return A(x);")]
    public Task NNG0505_what_is_not_understood_is_reported_where_it_stands(string body, string members = "") => VerifyBodyAsync(body, members);

    [Theory]
    [InlineData("return A({|NNG0506:System.Linq.Enumerable.First|}(new[] { x }));")]
    [InlineData("{|NNG0506:System.Console.WriteLine|}(); return A(x);")]
    [InlineData("return A({|NNG0506:x.ToString|}() == null ? x : x);")]
    [InlineData("return {|NNG0506:Twice<int>|}(x);", "Node Twice<T>(Node y) => A(A(y));")]
    public Task NNG0506_only_layers_functions_and_own_methods_are_called(string body, string members = "") => VerifyBodyAsync(body, members);

    [Theory]
    [InlineData("Node Again(Node y) => {|NNG0507:Again(A(y))|};")]
    [InlineData("Node Again(Node y) => Other(y); Node Other(Node y) { return {|NNG0507:Again(A(y))|}; }")]
    public Task NNG0507_methods_do_not_call_themselves(string members) => VerifyBodyAsync("return Again(x);", members);

    [Theory]
    [InlineData("if ({|NNG0508:Wide|}) { x = A(x); } return A(x);")]
    [InlineData("for (var i = 0; i < {|NNG0508:_times|}; i++) { x = A(x); } return A(x);")]
    [InlineData("return A({|NNG0508:Wide|} ? x : x);")]
    [InlineData("return A(NnGen.Functions.LeakyReLU(x, {|NNG0508:_slope|}));")]
    public Task NNG0508_conditions_bounds_and_arguments_are_constant(string body) =>
        VerifyBodyAsync(body, "bool Wide { get; set; } int _times = 3; double _slope = 0.1; public int Times => _times++; public double Slope => _slope++;");

    [Theory]
    [InlineData("2, 3", "3", "{|NNG0201:NnGen.Functions.MatMul|}(x, y)")]
    [InlineData("2, 3", "2, 4", "{|NNG0201:NnGen.Functions.MatMul|}(x, y)")]
    [InlineData("2, 3", "2, 4", "NnGen.Functions.MatMul(x, y, transposeA: true)")]
    [InlineData("2, 3", "4, 3", "NnGen.Functions.MatMul(x, y, transposeB: true)")]
    [InlineData("5, 2, 3", "4, 3, 2", "{|NNG0201:NnGen.Functions.MatMul|}(x, y)")]
    [InlineData("5, 2, 3", "3, 2", "NnGen.Functions.MatMul(x, y)")]
    [InlineData("5, 2, 3", "2, 3", "{|NNG0201:NnGen.Functions.MatMul|}(x, y, transposeA: true)")]
    [InlineData("5, 2, 3", "2", "NnGen.Functions.Max(x, {|NNG0301:4|}) + 0 * NnGen.Functions.Sum(y)")]
    public Task NNG0201_matrices_fit_by_their_last_two_dimensions_and_axes_are_there(string left, string right, string result) =>
        AnalyzerHarness.VerifyAsync($"using NnGen; [Model] partial class M {{ Node Forward([Input({left})] Node x, [Input({right})] Node y) => {result}; }}");

    [Fact]
    public Task NNG0509_a_layer_gives_one_result() => VerifyBodyAsync("var {|NNG0509:(y, state)|} = A(x); return A(x);");

    [Fact]
    public Task NNG0510_a_loop_without_end_is_too_large() =>
        VerifyBodyAsync("for (var i = 0; i < 2000000000; i++) { x = {|NNG0510:A|}(x); } return A(x);");

    [Fact]
    public async Task A_shape_that_does_not_fit_is_reported_at_the_call_with_names()
    {
        const string Source = """
            using NnGen;
            [Model, MeanSquaredError, Adam]
            partial class M
            {
                [LayerNormalization] partial Layer Branch { get; }
                [Dense(10)] partial Layer Head { get; }
                Node Forward([Input(28, 28)] Node image) => {|NNG0201:Head|}(Branch(image));
            }
            """;
        await AnalyzerHarness.VerifyAsync(Source);
        Assert.Equal(
            ["NNG0201: Dense 'Head' needs a vector [in], but LayerNormalization 'Branch' gives [N, 28, 28]; insert Flatten"],
            await AnalyzerHarness.MessagesAsync(Markup.Parse(Source).Text));
    }

    [Fact]
    public Task All_mistakes_show_at_once() => AnalyzerHarness.VerifyAsync(
        """
        using NnGen;
        using static NnGen.Functions;
        [Model, MeanSquaredError]
        partial class M
        {
            [Dense({|NNG0301:0|})] partial Layer A { get; }
            [Dense(3)] partial Layer B { get; }
            [Dense(4)] partial Layer C { get; }
            Node Forward([Input(4, 4)] Node x)
            {
                var wrong = {|NNG0201:B|}(x);
                var flat = Flatten(x);
                var sum = B(flat) {|NNG0201:+|} C(flat);
                var join = Concatenate([B(flat), C(flat)], axis: {|NNG0301:2|});
                var many = {|NNG0204:B|}(flat, flat);
                var slice = {|NNG0201:Slice|}(flat, 15, 2);
                var clip = Clip(flat, 1, {|NNG0301:0|});
                {|NNG0505:while (true) { }|}
            #pragma warning disable CS0162
                return A(flat);
            }
        }
        """.Replace("[Model, MeanSquaredError]", "[Model, {|NNG0403:MeanSquaredError|}]", StringComparison.Ordinal));

    [Fact]
    public Task What_a_loop_or_a_helper_repeats_is_one_mistake() => VerifyBodyAsync(
        "for (var i = 0; i < 3; i++) { var y = Wrong(x); } return A(Wrong(x));", "Node Wrong(Node y) => A(y) {|NNG0201:+|} B(y); [Dense(4)] partial Layer B { get; }");

    [Fact]
    public Task Rules_of_the_declaration_hold_for_properties_and_parameters() => AnalyzerHarness.VerifyAsync(
        """
        using NnGen;
        [Model, Adam, MeanSquaredError]
        partial class M
        {
            [Dense(3)] partial Layer Summary2 { get; }
            [Dense(3)] partial Layer {|NNG0108:Predict|} { get; }
            [{|NNG0110:Dense|}(3)] partial Layer summary2 { get; }
            Node Forward([Input({|NNG0203:0|})] Node x) => Summary2(x);
        }
        """);

    [Fact]
    public void Errors_of_the_compiler_are_its_own()
    {
        var outcome = GeneratorHarness.Run("using NnGen; [Model] partial class M { [Dense(3)] partial Layer A { get; } Node Forward([Input(4)] Node x) => A(y); }");

        Assert.All(outcome.CompilerProblems, problem => Assert.Contains("CS0103", problem, StringComparison.Ordinal));
        Assert.Empty(outcome.Result.Diagnostics);
    }

    [Theory]
    [InlineData("private protected partial Layer A { get; }")]
    [InlineData("public virtual partial Layer A { get; }")]
    [InlineData("protected internal partial Layer A { get; }")]
    [InlineData("partial Layer A { get; set; }")]
    [InlineData("public partial Layer A { get; private protected set; }")]
    [InlineData("public partial string? A { get; init; }")]
    [InlineData("static partial Layer A { get; }")]
    [InlineData("partial Layer @base { get; }")]
    public void Properties_get_bodies_with_the_users_modifiers_even_when_the_model_is_invalid(string property)
    {
        foreach (var units in new[] { 0, 3 })
        {
            var outcome = GeneratorHarness.Run(
                $"using NnGen; [Model, MeanSquaredError, Adam] public partial class M {{ [Dense(3)] {property} [Dense({units})] partial Layer B {{ get; }} Node Forward([Input(4)] Node x) => B(x); }}");

            Assert.Empty(outcome.CompilerProblems);
        }
    }

    private static Task VerifyBodyAsync(string body, string members = "") => AnalyzerHarness.VerifyAsync(
        $"using NnGen; [Model] partial class M {{ [Dense(3)] partial Layer A {{ get; }} {members} Node Forward([Input(3)] Node x) {{ {body} }} }}");
}
