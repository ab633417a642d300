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
    [InlineData("NNG0201", "[Model] partial class M { Node Forward([Input(2, 3)] Node x, [Input(2, 2)] Node y) => x + y; }")]
    public async Task Nothing_is_offered_where_no_fix_is_evident(string id, string source) =>
        Assert.Empty(await CodeFixHarness.OffersAsync("using NnGen;\n" + source, id));

    [Theory]
    [InlineData("NNG0201", "Insert Flatten", "[Model] partial class M { [Dense(1)] partial Layer A { get; } Node Forward([Input(2, 2)] Node x) => A(x); }", "[Model] partial class M { [Dense(1)] partial Layer A { get; } Node Forward([Input(2, 2)] Node x) => A(Flatten(x)); }")]
    [InlineData(
        "NNG0201",
        "Insert Flatten",
        "[Model] partial class M { [Dense(1)] partial Layer A { get; } Node Forward([Input(2, 2)] Node x) { var y = Dot(Tanh(x), ReLU(x)); return A(y); } }",
        "[Model] partial class M { [Dense(1)] partial Layer A { get; } Node Forward([Input(2, 2)] Node x) { var y = Dot(Flatten(Tanh(x)), Flatten(ReLU(x))); return A(y); } }")]
    [InlineData(
        "NNG0201",
        "Insert Flatten",
        "[Model] partial class M { Node Forward([Input(2, 2)] Node x, [Input(4)] Node y) => Dot(x, y); }",
        "[Model] partial class M { Node Forward([Input(2, 2)] Node x, [Input(4)] Node y) => Dot(Flatten(x), y); }")]
    [InlineData(
        "NNG0401",
        "Insert Flatten",
        "[Model, CrossEntropy, Adam] partial class M { Node Forward([Input(2, 2)] Node x) { return Tanh(x); } }",
        "[Model, CrossEntropy, Adam] partial class M { Node Forward([Input(2, 2)] Node x) { return Flatten(Tanh(x)); } }")]
    [InlineData(
        "NNG0201",
        "Insert Flatten",
        "partial class B { [Dense(3)] partial Layer A { get; } Node Forward(Node x) => A(x); }\n[Model, Input(2, 2), Block<B>] partial class M;",
        "partial class B { [Dense(3)] partial Layer A { get; } Node Forward(Node x) => A(Flatten(x)); }\n[Model, Input(2, 2), Block<B>] partial class M;")]
    [InlineData(
        "NNG0201",
        "Project 'x' with [Dense(8)]",
        "[Model]\npartial class M\n{\n    [Dense(8)] public partial Layer Branch { get; } // wide\n\n    Node Forward([Input(4)] Node x) => x + Branch(x);\n}",
        "[Model]\npartial class M\n{\n    [Dense(8)] public partial Layer Branch { get; } // wide\n    [Dense(8)] public partial Layer Projection { get; }\n\n    Node Forward([Input(4)] Node x) => Projection(x) + Branch(x);\n}")]
    [InlineData(
        "NNG0201",
        "Project 'Branch(x)' with [Dense(4)]",
        "[Model] partial class M { [Dense(8)] partial Layer Branch { get; } int Projection; Node Forward([Input(4)] Node x) => Add(x, Branch(x)); }",
        "[Model] partial class M { [Dense(8)] partial Layer Branch { get; } [Dense(4)] partial Layer Projection2 { get; } int Projection; Node Forward([Input(4)] Node x) => Add(x, Projection2(Branch(x))); }")]
    [InlineData(
        "NNG0201",
        "Project 'x' with [Conv2D(6, 1, Strides = 2)]",
        "[Model] partial class M { [Conv2D(6, 3, Strides = 2, Padding = Padding.Same)] partial Layer Branch { get; } Node Forward([Input(8, 8, 3)] Node x) => ReLU(Branch(x) + x); }",
        "[Model] partial class M { [Conv2D(6, 3, Strides = 2, Padding = Padding.Same)] partial Layer Branch { get; } [Conv2D(6, 1, Strides = 2)] partial Layer Projection { get; } Node Forward([Input(8, 8, 3)] Node x) => ReLU(Branch(x) + Projection(x)); }")]
    [InlineData(
        "NNG0201",
        "Project 'x' with [Conv2D(6, 1)]",
        "[Model] partial class M { [Conv2D(6, 3, Padding = Padding.Same)] partial Layer Branch { get; } Node Forward([Input(8, 8, 3)] Node x) => Branch(x) + x; }",
        "[Model] partial class M { [Conv2D(6, 3, Padding = Padding.Same)] partial Layer Branch { get; } [Conv2D(6, 1)] partial Layer Projection { get; } Node Forward([Input(8, 8, 3)] Node x) => Branch(x) + Projection(x); }")]
    [InlineData(
        "NNG0404",
        "Add [CrossEntropy(Output = \"B\")]",
        "[Model, MeanSquaredError(Output = \"A\"), Adam] partial class M { [Dense(3, Activation.Softmax)] partial Layer L { get; } (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, L(x)); }",
        "[Model, MeanSquaredError(Output = \"A\"), CrossEntropy(Output = \"B\"), Adam] partial class M { [Dense(3, Activation.Softmax)] partial Layer L { get; } (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, L(x)); }")]
    [InlineData(
        "NNG0404",
        "Add [MeanSquaredError(Output = \"B\")]",
        "[Model, Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); Node ALoss(Node p, Node t) => Square(p - t); }",
        "[Model, MeanSquaredError(Output = \"B\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); Node ALoss(Node p, Node t) => Square(p - t); }")]
    [InlineData(
        "NNG0405",
        "Set Output to \"Price\"",
        "[Model, Huber(Output = \"Pric\"), Huber(Output = \"Kind\"), Adam] partial class M { (Node Kind, Node Price) Forward([Input(2)] Node x) => (x * 2, x * 3); }",
        "[Model, Huber(Output = \"Price\"), Huber(Output = \"Kind\"), Adam] partial class M { (Node Kind, Node Price) Forward([Input(2)] Node x) => (x * 2, x * 3); }")]
    [InlineData("NNG0405", "Remove Output", "[Model, Input(2), Dense(1), Huber(Output = \"A\"), Adam] partial class M;", "[Model, Input(2), Dense(1), Huber, Adam] partial class M;")]
    [InlineData(
        "NNG0406",
        "Set Output to \"B\"",
        "[Model, Huber(Output = \"A\"), LogCosh(Output = \"A\", Weight = 2), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); }",
        "[Model, Huber(Output = \"A\"), LogCosh(Output = \"B\", Weight = 2), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); }")]
    [InlineData(
        "NNG0406",
        "Remove [LogCosh]",
        "[Model, Huber(Output = \"A\"), Huber(Output = \"B\"), LogCosh(Output = \"A\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); }",
        "[Model, Huber(Output = \"A\"), Huber(Output = \"B\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); }")]
    [InlineData(
        "NNG0407",
        "Set Output to \"B\"",
        "[Model, Huber, Huber(Output = \"A\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); }",
        "[Model, Huber(Output = \"B\"), Huber(Output = \"A\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); }")]
    [InlineData(
        "NNG0407",
        "Rename to BLoss",
        "[Model, Huber(Output = \"A\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); Node Loss(Node p, Node t) => Square(p - t); }",
        "[Model, Huber(Output = \"A\"), Adam] partial class M { (Node A, Node B) Forward([Input(2)] Node x) => (x * 2, x * 3); Node BLoss(Node p, Node t) => Square(p - t); }")]
    [InlineData(
        "NNG0401",
        "Use [BinaryCrossEntropy]",
        "[Model, CrossEntropy(Output = \"A\", Weight = 2), Huber(Output = \"B\"), Adam] partial class M { (Node A, Node B) Forward([Input(1)] Node x) => (Sigmoid(x), x * 3); }",
        "[Model, BinaryCrossEntropy(Output = \"A\", Weight = 2), Huber(Output = \"B\"), Adam] partial class M { (Node A, Node B) Forward([Input(1)] Node x) => (Sigmoid(x), x * 3); }")]
    public async Task A_fix_of_a_graph_mends_the_problem_and_nothing_else(string id, string title, string source, string mended)
    {
        const string Using = "using NnGen;\nusing static NnGen.Functions;\n";
        Assert.Equal(Using + mended, await CodeFixHarness.ApplyAsync(Using + source, id, title));
    }

    [Theory]
    [InlineData("using NnGen;\n", "Functions.Flatten")]
    [InlineData("using Node = NnGen.Node; using Layer = NnGen.Layer; using Model = NnGen.ModelAttribute; using Input = NnGen.InputAttribute; using Dense = NnGen.DenseAttribute;\n", "global::NnGen.Functions.Flatten")]
    public async Task A_function_is_called_as_it_can_be_called_there(string usings, string function) => Assert.Equal(
        usings + $"[Model] partial class M {{ [Dense(1)] partial Layer A {{ get; }} Node Forward([Input(2, 2)] Node x) => A({function}(x)); }}",
        await CodeFixHarness.ApplyAsync(usings + "[Model] partial class M { [Dense(1)] partial Layer A { get; } Node Forward([Input(2, 2)] Node x) => A(x); }", "NNG0201", "Insert Flatten"));

    [Fact]
    public async Task Flatten_is_inserted_everywhere_at_once()
    {
        const string Start = "using NnGen;\nusing static NnGen.Functions;\n[Model] partial class M { [Dense(1)] partial Layer A { get; } [Dense(1)] partial Layer B { get; } ";
        Assert.Equal(
            Start + "Node Forward([Input(2, 2)] Node x) => A(Flatten(x)) + B(Flatten(x)); }",
            await CodeFixHarness.ApplyAllAsync(Start + "Node Forward([Input(2, 2)] Node x) => A(x) + B(x); }", "NNG0201", new NnGen.CodeFixes.Fixes.InsertFlatten()));
    }

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
