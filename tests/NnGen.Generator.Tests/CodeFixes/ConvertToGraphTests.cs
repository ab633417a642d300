using NnGen.CodeFixes.Refactorings;
using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.CodeFixes;

/// <summary>Stacks that become the equal graphs.</summary>
public class ConvertToGraphTests
{
    private const string Commented = """
        using NnGen;

        namespace Medical;

        /// <summary>Tells tumours apart.</summary>
        [Model, Input(30)] // a sample
        [Serializable]
        // Every feature has another unit.
        [Normalization]
        [Dense(128, Activation.ReLU, L2 = 1e-4)] // wide
        [Dropout(0.2), Dense(1, Activation.Sigmoid, Name = "Head")]
        /* training */
        [BinaryCrossEntropy, Adam(LearningRate = 3e-4)]
        public sealed partial class TumourClassifier;
        """;

    private const string CommentedGraph = """
        using NnGen;

        namespace Medical;

        /// <summary>Tells tumours apart.</summary>
        [Model] // a sample
        [Serializable]
        /* training */
        [BinaryCrossEntropy, Adam(LearningRate = 3e-4)]
        public sealed partial class TumourClassifier
        {
            // Every feature has another unit.
            [Normalization] partial Layer Normalization1 { get; }
            [Dense(128, Activation.ReLU, L2 = 1e-4)] partial Layer Dense1 { get; } // wide
            [Dropout(0.2)] partial Layer Dropout1 { get; }
            [Dense(1, Activation.Sigmoid)] partial Layer Head { get; }

            Node Forward([Input(30)] Node input)
            {
                var x = Normalization1(input);
                x = Dense1(x);
                x = Dropout1(x);
                return Head(x);
            }
        }
        """;

    [Theory]
    [InlineData(Commented, "Model", CommentedGraph)]
    [InlineData(Commented, "TumourClassifier;", CommentedGraph)]
    [InlineData(
        "using NnGen;\n[Model, Input(2), Dense(1)] partial class M;\n",
        "M;",
        "using NnGen;\n[Model] partial class M\n{\n    [Dense(1)] partial Layer Dense1 { get; }\n\n    Node Forward([Input(2)] Node input) => Dense1(input);\n}\n")]
    [InlineData(
        "partial class A\r\n{\r\n    // documented\r\n    [NnGen.Input(2)]\r\n    [NnGen.Dense(Units)] // out\r\n    [NnGen.Model]\r\n    partial class M\r\n    {\r\n        const int Units = 3;\r\n    }\r\n}\r\n",
        "M\r",
        "partial class A\r\n{\r\n    // documented\r\n    [NnGen.Model]\r\n    partial class M\r\n    {\r\n        [NnGen.Dense(Units)] partial NnGen.Layer Dense1 { get; } // out\r\n\r\n"
        + "        NnGen.Node Forward([NnGen.Input(2)] NnGen.Node input) => Dense1(input);\r\n\r\n        const int Units = 3;\r\n    }\r\n}\r\n")]
    [InlineData(
        "using NnGen;\n[\n    Model, // ours\n    Input(2),\n    // first\n    Dense(3, Name = \"x\"), // second\n    ReLU\n]\npartial class M { }\n",
        "Model",
        "using NnGen;\n[\n    Model // ours\n]\npartial class M {\n    // first\n    [Dense(3)] partial Layer x { get; } // second\n    [ReLU] partial Layer ReLU1 { get; }\n\n"
        + "    Node Forward([Input(2)] Node input)\n    {\n        var xValue = x(input);\n        return ReLU1(xValue);\n    }\n}\n")]
    public async Task A_stack_becomes_the_graph_that_a_person_would_write(string stack, string at, string graph) =>
        Assert.Equal(graph, await CodeFixHarness.RefactorAsync(stack, new ConvertToGraph(), at));

    [Theory]
    [InlineData("[Model, Input(2), Dense(1)] partial class M { void Dense1() { } }", "M {")]
    [InlineData("[Model, Input(2), Dense(1)] partial class M { Node Forward(Node x) => x; }", "M {")]
    [InlineData("[Model, Input(2), Dense(0)] partial class M;", "M;")]
    [InlineData("[Model, Dense(1)] partial class M; [Input(2)] partial class M;", "M;")]
    [InlineData("[Dense(1)] partial class M;", "M;")]
    [InlineData("[Model, Input(2), Dense(1)] partial class M { int Body; }", "int Body")]
    [InlineData("[Model, Input(2), Dense(1, Name = \"M\")] partial class M;", "M;")]
    [InlineData("[Model, Input(2), Dense(1, Name = \"Predict\")] partial class M;", "M;")]
    [InlineData("[Model,\n#if X\nInput(3),\n#endif\nInput(2), Dense(1)] partial class M;", "M;")]
    public async Task What_would_not_be_equal_is_not_offered(string source, string at) =>
        Assert.Null(await CodeFixHarness.RefactorAsync("using NnGen;\n" + source, new ConvertToGraph(), at));

    [Theory]
    [InlineData(Sources.TumourClassifier, "Medical.TumourClassifier")]
    [InlineData(Sources.Predictor, "Games.Chess.Predictor")]
    [InlineData(
        "using NnGen;\nnamespace B;\n[Dense(6, Activation.Tanh), LayerNormalization] class Tower;\n"
        + "[Model, Input(5), Block<Tower>(Repeat = 2), Dense(3, Name = \"Head\"), CrossEntropy, Adam] partial class M;\n",
        "B.M")]
    public async Task The_graph_computes_and_learns_what_the_stack_does(string stack, string name)
    {
        var graph = await CodeFixHarness.RefactorAsync(stack, new ConvertToGraph(), "Model");
        Assert.NotNull(graph);
        var (before, after) = (TestCompilation.Create(stack).Read(name).Declaration!, TestCompilation.Create(graph).Read(name).Declaration!);
        Assert.Equal(before.Layers, after.Layers);
        Assert.Equal(before.Calls, after.Calls);

        var (files, graphFiles) = (GeneratorHarness.Run(stack).Files, GeneratorHarness.Run(graph).Files);
        Assert.Equal(files.Keys.Append($"{name}.Layers.g.cs").Order(), graphFiles.Keys.Order());
        // The members, the forward pass, the gradients, the optimizer and all kernels are the same text.
        Assert.Empty(files.Where(file => graphFiles[file.Key] != file.Value).Select(file => file.Key));
    }
}
