using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class BudgetRuleTests
{
    private const string Layers = "Input(4), Dense(3), Dense(2)"; // 15 + 8 parameters, 27 + 14 FLOPs

    [Theory]
    [InlineData("Budget(MaxParameters = {|NNG0125:22|})")]
    [InlineData("Budget(MaxFlops = {|NNG0125:40|}, MaxParameters = {|NNG0125:10 + 2|})")]
    [InlineData("Budget(MaxActivationBytes = {|NNG0125:127|})")] // rows of 3 and of 2 are padded to 16 floats
    [InlineData("Budget(MaxActivationBytes = {|NNG0301:0|}, MaxFlops = {|NNG0301:-1|}, MaxParameters = {|NNG0301:0|})")]
    public Task NNG0125_a_budget_is_not_exceeded(string budget) => AnalyzerHarness.VerifyAsync(Sources.Model($"[Model, {budget}, {Layers}]"));

    [Theory]
    [InlineData("Budget")]
    [InlineData("Budget(MaxParameters = 23, MaxFlops = 41, MaxActivationBytes = 128)")]
    public Task A_budget_that_is_kept_is_not_reported(string budget) => AnalyzerHarness.VerifyAsync(Sources.Model($"[Model, {budget}, {Layers}]"));

    [Fact]
    public async Task The_message_names_the_sum_and_the_largest_layers()
    {
        var messages = await AnalyzerHarness.MessagesAsync(Sources.Model($"[Model, Budget(MaxParameters = 22), {Layers}]"));

        Assert.Equal(["NNG0125: 'M' has 23 parameters, its budget is 22; most are in Dense1 (Dense) 15, Dense2 (Dense) 8"], messages);
    }

    [Fact]
    public async Task The_budget_of_a_graph_counts_repeated_calls()
    {
        var messages = await AnalyzerHarness.MessagesAsync(
            "using NnGen;\n[Model, Budget(MaxFlops = 71)] partial class M { [Dense(4)] partial Layer Same { get; } Node Forward([Input(4)] Node x) => Same(Same(x)); }");

        Assert.Equal(["NNG0125: 'M' has 72 FLOPs a sample, its budget is 71; most are in Same (Dense) 72"], messages);
    }

    [Fact]
    public void A_model_over_its_budget_is_not_emitted()
    {
        var outcome = GeneratorHarness.Run(Sources.Model($"[Model, Budget(MaxParameters = 1), {Layers}]"));

        Assert.Equal(["NNG0001"], outcome.Result.Diagnostics.Select(problem => problem.Id));
    }

    [Fact]
    public Task NNG0111_a_budget_needs_a_model() => AnalyzerHarness.VerifyAsync("using NnGen;\n[{|NNG0111:Budget|}(MaxFlops = 1)] class M;");
}
