using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>What is wrong with outputs and their losses is reported at its word.</summary>
public class OutputRuleTests
{
    [Theory]
    [InlineData("[Model, MeanSquaredError(Output = \"A\"), Adam]", "{|NNG0404:B|}")]
    [InlineData("[Model, MeanSquaredError(Output = \"A\"), CrossEntropy(Output = {|NNG0405:\"C\"|}), Adam]", "B")]
    [InlineData("[Model, MeanSquaredError(Output = \"A\"), MeanSquaredError(Output = \"B\"), {|NNG0406:CrossEntropy|}(Output = \"B\"), Adam]", "B")]
    [InlineData("[Model, {|NNG0407:MeanSquaredError|}, Adam]", "B")]
    [InlineData("[Model, {|NNG0403:MeanSquaredError|}(Output = \"A\"), MeanSquaredError(Output = \"B\")]", "B")]
    [InlineData("[Model, {|NNG0402:Adam|}]", "B")]
    [InlineData("[Model, MeanSquaredError(Output = \"A\", Weight = {|NNG0301:0|}), MeanSquaredError(Output = \"B\"), Adam]", "B")]
    [InlineData("[Model, MeanSquaredError(Output = \"A\"), {|NNG0401:Triplet|}(Output = \"B\"), Adam]", "B")]
    [InlineData("[Model, MeanSquaredError(Output = \"A\"), {|NNG0401:Contrastive|}(Output = \"B\"), Adam]", "B")]
    [InlineData("[Model, MeanSquaredError(Output = \"A\"), MeanSquaredError(Output = \"B\"), Adam]", "B")]
    public Task Each_output_has_one_loss_that_names_it(string attributes, string second) =>
        AnalyzerHarness.VerifyAsync($"using NnGen; {attributes} partial class M {{ [Dense(3)] partial Layer L {{ get; }} (Node A, Node {second}) Forward([Input(4)] Node x) => (L(x), L(x)); }}");

    [Theory]
    [InlineData("Node ALoss(Node p, Node t) => p - t; Node {|NNG0407:Loss|}(Node p, Node t) => p - t;", "[Model, MeanSquaredError(Output = \"B\"), Adam]")]
    [InlineData("Node ALoss(Node p, Node t) => p - t;", "[Model, MeanSquaredError(Output = \"B\"), {|NNG0406:MeanSquaredError|}(Output = \"A\"), Adam]")]
    [InlineData("Node {|NNG0403:ALoss|}(Node p, Node t) => p - t; Node BLoss(Node p, Node t) => p - t;", "[Model]")]
    [InlineData("Node ALoss(Node p, Node t) => p - t; Node BLoss(Node p, Node t) => {|NNG0201:Concatenate|}(p, Reshape(t, 3, 1));", "[Model, Adam]")]
    public Task A_method_is_the_loss_of_the_output_that_it_is_called_by(string methods, string attributes) =>
        AnalyzerHarness.VerifyAsync($"using NnGen; using static NnGen.Functions; {attributes} partial class M {{ [Dense(3)] partial Layer L {{ get; }} (Node A, Node B) Forward([Input(4)] Node x) => (L(x), L(x)); {methods} }}");

    [Theory]
    [InlineData("Self(x)", "Node Self(Node x) => {|NNG0507:Self(x)|};")]
    [InlineData("Missing(x)", "")]
    [InlineData("L(missing)", "")]
    public Task Outputs_that_cannot_be_read_are_no_mistake_of_their_losses(string second, string helper) => AnalyzerHarness.VerifyAsync(
        $"using NnGen; [Model, MeanSquaredError(Output = \"A\"), MeanSquaredError(Output = \"B\"), Adam] partial class M {{ [Dense(3)] partial Layer L {{ get; }} (Node A, Node B) Forward([Input(4)] Node x) => (L(x), {second}); {helper} }}");

    [Fact]
    public Task A_loss_of_one_output_names_none() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Model, Input(4), Dense(3), MeanSquaredError(Output = {|NNG0405:\"A\"|}), Adam] partial class M { }");

    [Theory]
    [InlineData("(Node A, Node {|NNG0502:a|})")]
    [InlineData("(Node A, Node {|NNG0502:Input|})")]
    [InlineData("(Node A, Node {|NNG0502:Batch|})")]
    [InlineData("(Node A, Node {|NNG0502:Own|})")]
    public Task Outputs_are_not_called_as_other_members(string type) => AnalyzerHarness.VerifyAsync(
        $"using NnGen; [Model] partial class M {{ const int OwnSize = 1; [Dense(3)] partial Layer L {{ get; }} {type} Forward([Input(4)] Node x) => (L(x), L(x)); }}");

    [Fact]
    public Task An_output_is_no_input() => AnalyzerHarness.VerifyAsync(
        "using NnGen; [Model] partial class M { [Dense(3)] partial Layer L { get; } (Node A, Node B) {|NNG0502:Forward|}([Input(4)] Node x) => (L(x), x); }");
}
