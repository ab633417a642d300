using NnGen.CodeFixes;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.CodeFixes;

public class CodeFixTests
{
    [Theory]
    [InlineData("NNG0101", "Make 'M' partial", "[Model, Input(2), Dense(3)]\npublic sealed class M;", "[Model, Input(2), Dense(3)]\npublic sealed partial class M;")]
    [InlineData(
        "NNG0101",
        "Make 'Outer' partial",
        "class Outer\n{\n    [Model, Input(2), Dense(3)] partial class M;\n}",
        "partial class Outer\n{\n    [Model, Input(2), Dense(3)] partial class M;\n}")]
    [InlineData("NNG0105", "Remove [MeanSquaredError]", "[Model, Input(2), Dense(1), Huber, MeanSquaredError, Adam] partial class M;", "[Model, Input(2), Dense(1), Huber, Adam] partial class M;")]
    [InlineData("NNG0106", "Remove [SGD]", "[Model, Input(2)]\n[Dense(1)]\n[Huber, Adam]\n[SGD(Momentum = 0.9)]\npartial class M;", "[Model, Input(2)]\n[Dense(1)]\n[Huber, Adam]\npartial class M;")]
    [InlineData("NNG0111", "Add [Model]", "[Input(2)]\n[Dense(1)]\npartial class M;", "[Model, Input(2)]\n[Dense(1)]\npartial class M;")]
    [InlineData("NNG0114", "Call the generated constructor", "[Model, Input(2), Dense(1)] partial class M { M(string name) { } }", "[Model, Input(2), Dense(1)] partial class M { M(string name) : this() { } }")]
    [InlineData("NNG0201", "Insert [Flatten]", "[Model, Input(2, 2)]\n[Dense(1)]\npartial class M;", "[Model, Input(2, 2)]\n[Flatten]\n[Dense(1)]\npartial class M;")]
    [InlineData("NNG0201", "Insert [Flatten]", "[Model, Input(2, 2), Dense(1)] partial class M;", "[Model, Input(2, 2), Flatten, Dense(1)] partial class M;")]
    [InlineData(
        "NNG0201",
        "Insert [Flatten]",
        "class A\r\n{\r\n    [NnGen.Model, NnGen.Input(2, 2)]\r\n    [NnGen.Dense(1)]\r\n    partial class M;\r\n}",
        "class A\r\n{\r\n    [NnGen.Model, NnGen.Input(2, 2)]\r\n    [NnGen.Flatten]\r\n    [NnGen.Dense(1)]\r\n    partial class M;\r\n}")]
    [InlineData(
        "NNG0401",
        "Insert [Flatten]",
        "[Model, Input(2, 2)]\n[Tanh]\n[CrossEntropy, Adam]\npartial class M;",
        "[Model, Input(2, 2)]\n[Tanh]\n[Flatten]\n[CrossEntropy, Adam]\npartial class M;")]
    [InlineData(
        "NNG0401",
        "Use [BinaryCrossEntropy]",
        "[Model, Input(2), Dense(1, Activation.Sigmoid), CrossEntropy(LabelSmoothing = 0.1), Adam] partial class M;",
        "[Model, Input(2), Dense(1, Activation.Sigmoid), BinaryCrossEntropy, Adam] partial class M;")]
    [InlineData("NNG0402", "Add [CrossEntropy]", "[Model, Input(2)]\n[Dense(3, Activation.Softmax)]\n[Adam(LearningRate = 0.1)]\npartial class M;", "[Model, Input(2)]\n[Dense(3, Activation.Softmax)]\n[CrossEntropy, Adam(LearningRate = 0.1)]\npartial class M;")]
    [InlineData("NNG0403", "Add [Adam]", "[Model, Input(2), Dense(1)]\n[MeanSquaredError]\npartial class M;", "[Model, Input(2), Dense(1)]\n[MeanSquaredError, Adam]\npartial class M;")]
    [InlineData("NNG0602", "Remove [Softmax]", "[Model, Input(2)]\n[Dense(3, Activation.Softmax)]\n[Softmax]\n[CrossEntropy, Adam]\npartial class M;", "[Model, Input(2)]\n[Dense(3, Activation.Softmax)]\n[CrossEntropy, Adam]\npartial class M;")]
    [InlineData("NNG0603", "Use [BinaryCrossEntropy]", "[Model, Input(2), Dense(1, Activation.Sigmoid), MeanSquaredError, Adam] partial class M;", "[Model, Input(2), Dense(1, Activation.Sigmoid), BinaryCrossEntropy, Adam] partial class M;")]
    [InlineData("NNG0604", "Set UseBias to false", "[Model, Input(2), Dense(3), BatchNormalization, Dense(1)] partial class M;", "[Model, Input(2), Dense(3, UseBias = false), BatchNormalization, Dense(1)] partial class M;")]
    [InlineData("NNG0604", "Set UseBias to false", "[Model, Input(2), Dense(3, UseBias = true), BatchNormalization, Dense(1)] partial class M;", "[Model, Input(2), Dense(3, UseBias = false), BatchNormalization, Dense(1)] partial class M;")]
    [InlineData("NNG0605", "Remove [Dropout]", "[Model, Input(2), Dense(3)]\n[Dropout(0.2)] // Why?\n[Huber, Adam]\npartial class M;", "[Model, Input(2), Dense(3)]\n // Why?\n[Huber, Adam]\npartial class M;")]
    [InlineData("NNG0606", "Remove the activation", "[Model, Input(2), Dense(1, Activation.ReLU, L2 = 0.1), Huber, Adam] partial class M;", "[Model, Input(2), Dense(1, L2 = 0.1), Huber, Adam] partial class M;")]
    [InlineData("NNG0606", "Use Softplus", "[Model, Input(2), Dense(1), ReLU, Huber, Adam] partial class M;", "[Model, Input(2), Dense(1), Softplus, Huber, Adam] partial class M;")]
    [InlineData("CS0117", "Change 'Relu' to 'ReLU'", "[Model, Input(2), Dense(1, Activation.Relu)] partial class M;", "[Model, Input(2), Dense(1, Activation.ReLU)] partial class M;")]
    [InlineData("CS0117", "Change 'GlorotUnifrom' to 'GlorotUniform'", "[Model, Input(2), Dense(1, KernelInitializer = Initializer.GlorotUnifrom)] partial class M;", "[Model, Input(2), Dense(1, KernelInitializer = Initializer.GlorotUniform)] partial class M;")]
    [InlineData("CS0246", "Change 'UseBais' to 'UseBias'", "[Model, Input(2), Dense(1, UseBais = false)] partial class M;", "[Model, Input(2), Dense(1, UseBias = false)] partial class M;")]
    public async Task A_fix_mends_the_problem_and_nothing_else(string id, string title, string source, string mended)
    {
        const string Using = "using NnGen;\n";
        Assert.Equal(Using + mended, await CodeFixHarness.ApplyAsync(Using + source, id, title));
    }

    [Fact]
    public async Task A_misspelt_attribute_is_named()
    {
        // The compiler reports it with and without the suffix: as one error in each form.
        var offers = await CodeFixHarness.OffersAsync(Sources.Model("[Model, Input(2), Dens(3)]"), "CS0246");
        Assert.Equal("Change 'Dens' to 'Dense'", offers[0]);
    }

    [Theory]
    [InlineData("CS0246", "[Model, Input(2), Dense(3)] partial class M : Missing;")]
    [InlineData("CS0117", "partial class M { object o = System.Math.Sine; }")]
    [InlineData("NNG0201", "[Model, Input(1 << 20), Dense(1 << 10)] partial class M;")]
    public async Task Nothing_is_offered_where_no_fix_is_evident(string id, string source) =>
        Assert.Empty(await CodeFixHarness.OffersAsync("using NnGen;\n" + source, id));

    [Fact]
    public async Task All_classes_are_made_partial_at_once() => Assert.Equal(
        "using NnGen;\n[Model, Input(2), Dense(1)] partial class M;\n[Model, Input(2), Dense(1)] partial class N;\n",
        await CodeFixHarness.ApplyAllAsync(
            "using NnGen;\n[Model, Input(2), Dense(1)] class M;\n[Model, Input(2), Dense(1)] class N;\n", "NNG0101", new NnGen.CodeFixes.Fixes.MakePartial()));

    [Theory]
    [InlineData("ReLU", "RELU", 0)]
    [InlineData("GlorotUnifrom", "GlorotUniform", 1)]
    [InlineData("Dens", "Dense", 1)]
    [InlineData("", "abc", 3)]
    public void Distances_count_what_must_be_changed(string one, string other, int distance) =>
        Assert.Equal(distance, Nearest.Distance(one.ToUpperInvariant(), other.ToUpperInvariant()));
}
