extern alias runtime;

using System.Reflection;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>The graphs of all cases, compiled once.</summary>
public sealed class GraphModels : IDisposable
{
    internal CompiledModels Models { get; } = CompiledModels.Compile(GraphCase.All.Select(one => one.Source));

    public void Dispose() => Models.Dispose();
}

/// <summary>Models that are declared by a method compute what their graphs say.</summary>
public sealed class GraphTests(GraphModels models) : IClassFixture<GraphModels>
{
    public static TheoryData<string> Names => [.. GraphCase.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(string name)
    {
        var oracle = Oracle.Of(name, GraphCase.Named(name).Source);
        foreach (var samples in new[] { 1, 3, 20 })
        {
            var model = models.Models.Create(name, seed: 5);
            var random = new Random(samples);
            Parity.RandomizeParameters(model, random);
            Parity.AssertAll(model, oracle, Batch.Random(model, samples, random));
            // After a step the next batch starts anew.
            model.TrainStep(Batch.Random(model, samples, random));
            Parity.AssertAll(model, oracle, Batch.Random(model, samples + 1, random));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_central_differences(string name)
    {
        var model = Stack.Resolve(Read(name));
        var random = new Random(7);
        var graph = Lowering.Lower(model, GraphPurpose.Train);

        Agreement.AssertGradientsAreCentralDifferences(graph, Stack.RandomBatch(model, 4, random), Stack.RandomParameters(graph, random), name);
    }

    [Theory, MemberData(nameof(Names))]
    public void Neither_prediction_nor_training_allocates(string name)
    {
        var model = models.Models.Create(name);

        Allocations.AssertNone(model, Batch.Random(model, 33, new Random(1)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_bits_are_those_of_one_thread_with_any_number_of_threads(string name)
    {
        var alone = Train(name, threads: 1);
        foreach (var threads in (int[])[2, 3, 5])
        {
            Assert.Equal(alone, Train(name, threads));
        }
    }

    private List<float> Train(string name, int threads)
    {
        var model = models.Models.Create(name);
        ThreadTests.SetThreads(model, threads, always: true);
        var random = new Random(3);
        Parity.RandomizeParameters(model, random);
        var losses = Enumerable.Range(0, 3).Select(_ => model.TrainStep(Batch.Random(model, 40, random))).ToList();
        return [.. losses, .. model.Values().Values.SelectMany(values => values), .. model.Predict(Batch.Random(model, 40, random).Inputs)];
    }

    [Theory, MemberData(nameof(Names))]
    public void The_declaration_reads_back_from_its_text(string name)
    {
        var declaration = Read(name);

        Assert.Equal(declaration, DeclarationText.Read(DeclarationText.Write(declaration)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Names_of_parameters_begin_with_those_of_members(string name)
    {
        var model = models.Models.Create(name);
        var properties = models.Models.TypeOf(name).GetProperties(BindingFlags.Instance | BindingFlags.NonPublic).Select(property => property.Name);

        Assert.All(model.Parameters, parameter => Assert.Contains(parameter.Name.Split('.')[0], properties));
    }

    [Fact]
    public async Task The_analyzer_has_nothing_to_report_but_advice() => Assert.DoesNotContain(
        await AnalyzerHarness.AnalyzeAsync(TestCompilation.Create([.. GraphCase.All.Select(one => one.Source)])),
        diagnostic => diagnostic.Severity != DiagnosticSeverity.Info);

    [Fact]
    public void Every_width_compiles_without_a_warning()
    {
        var outcome = GeneratorHarness.Run([.. GraphCase.All.Select(one => one.Source)]);

        Assert.Empty(outcome.CompilerProblems);
    }

    [Fact]
    public void Every_function_is_a_layer_with_these_arguments()
    {
        foreach (var function in Functions)
        {
            var definition = LayerRegistry.Find(function.Name);
            Assert.NotNull(definition);
            var arguments = definition.AttributeType.GetProperties().Select(property => property.Name).ToList();
            foreach (var parameter in function.GetParameters().Where(parameter => !parameter.ParameterType.ToString().Contains("NnGen.Node", StringComparison.Ordinal)))
            {
                Assert.Contains(AttributeMaterializer.ArgumentName(parameter.Name!), arguments);
                if (parameter.HasDefaultValue)
                {
                    var attribute = AttributeMaterializer.Create(definition.AttributeType, default);
                    // As text: the generator has the enumerations of the runtime as its own.
                    var expected = attribute.GetType().GetProperty(AttributeMaterializer.ArgumentName(parameter.Name!))!.GetValue(attribute);
                    Assert.Equal($"{expected}", $"{parameter.DefaultValue}");
                }
            }
        }
    }

    [Fact]
    public void Every_function_and_every_merging_layer_is_called_by_some_case()
    {
        var called = GraphCase.All.SelectMany(one => Read(one.Name).Layers.Items).Select(layer => (layer.Attribute.Kind, layer.IsFunction)).ToHashSet();

        Assert.Empty(Functions.Select(function => (function.Name, true)).Except(called));
        Assert.Empty(LayerRegistry.All.Where(layer => layer is { FewestInputs: > 1, IsFunctionOnly: false }).Select(layer => (layer.Kind, false)).Except(called));
    }

    [Fact]
    public void Members_that_only_describe_a_model_say_so_when_they_run()
    {
        var failure = Assert.Throws<TargetInvocationException>(() => Functions.First(function => function.Name == "ReLU").Invoke(null, [null]));
        Assert.Contains("never runs", failure.InnerException!.Message, StringComparison.Ordinal);
        var model = models.Models.Create("SkipConnection").Model;
        var property = model.GetType().GetProperty("Branch", BindingFlags.Instance | BindingFlags.NonPublic)!;
        Assert.Contains("compile time", Assert.Throws<TargetInvocationException>(() => property.GetValue(model)).InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_needed_for_the_result_is_left_out()
    {
        var model = models.Models.Create("Unused").Model;

        Assert.Equal(["A.Kernel", "A.Bias", "Head.Kernel", "Head.Bias"], model.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["A", "Tanh1", "Head"], model.Summary.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void A_straight_line_is_emitted_as_the_equal_stack()
    {
        const string Stack = """
            [Model, Input(30)]
            [Normalization]
            [Dense(128, Activation.ReLU, L2 = 1e-4)]
            [Dropout(0.2)]
            [Dense(64)]
            [Tanh]
            [Dense(1, Activation.Sigmoid)]
            [BinaryCrossEntropy, Adam]
            public sealed partial class Line;
            """;
        const string Graph = """
            [Model, BinaryCrossEntropy, Adam]
            public sealed partial class Line
            {
                [Normalization] partial Layer Normalization1 { get; }
                [Dense(128, Activation.ReLU, L2 = 1e-4)] partial Layer Dense1 { get; }
                [Dense(64)] partial Layer Dense2 { get; }
                [Dense(1, Activation.Sigmoid)] partial Layer Dense3 { get; }

                Node Forward([Input(30)] Node x) =>
                    Dense3(Tanh(Dense2(Dropout(Dense1(Normalization1(x)), 0.2))));
            }
            """;
        const string Usings = "using NnGen; using static NnGen.Functions;\n";
        var (stack, graph) = (GeneratorHarness.Run("using NnGen;\n" + Stack).Files, GeneratorHarness.Run(Usings + Graph).Files);

        Assert.Equal(stack.Keys.Order(), graph.Keys.Where(file => file != "Line.Layers.g.cs").Order());
        Assert.All(stack, file => Assert.Equal(file.Value, graph[file.Key]));
    }

    private static IEnumerable<MethodInfo> Functions =>
        typeof(runtime::NnGen.Functions).GetMethods(BindingFlags.Static | BindingFlags.Public);

    private static ModelDeclaration Read(string name) => TestCompilation.Create(GraphCase.Named(name).Source).Read(name).Declaration!;
}
