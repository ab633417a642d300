using NnGen.Generator.Declaration;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>Models with losses of their own, compiled once.</summary>
public sealed class CustomLossModels : IDisposable
{
    internal static readonly Dictionary<string, string> Sources = new()
    {
        ["Huberish"] = Source("Huberish", "[Model, Input(5), Dense(7, Activation.Tanh), Dense(3), SGD]", "Node Loss(Node prediction, Node target) => Sqrt(Square(prediction - target) + 0.01);"),
        ["OwnMeanSquares"] = Source("OwnMeanSquares", "[Model, Input(5), Dense(3), SGD]", "private static Node Loss(Node prediction, Node target) { var error = prediction - target; return error * error; }"),
        ["PerSample"] = Source("PerSample", "[Model, Adam]",
            "[Dense(4)] partial Layer A { get; } Node Forward([Input(5)] Node x) => Sigmoid(A(x)); Node Loss(Node prediction, Node target) => 1 - Dot(prediction, target, normalize: true) + 0.1 * Mean(Abs(prediction - target));"),
        ["MeanSquares"] = Source("MeanSquares", "[Model, Input(5), Dense(3), MeanSquaredError, SGD]", ""),
    };

    internal CompiledModels Models { get; } = CompiledModels.Compile(Sources.Values);

    public void Dispose() => Models.Dispose();

    private static string Source(string name, string attributes, string members) =>
        $"using NnGen; using static NnGen.Functions; {attributes} public sealed partial class {name} {{ {members} }}";
}

/// <summary>A loss that is a method, in the language of graphs.</summary>
public sealed class CustomLossTests(CustomLossModels fixture) : IClassFixture<CustomLossModels>
{
    public static TheoryData<string> Names => [.. CustomLossModels.Sources.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Loss_and_gradients_agree_with_the_interpreter(string name)
    {
        var oracle = Oracle.Of(name, CustomLossModels.Sources[name]);
        foreach (var samples in new[] { 1, 3, 20 })
        {
            var model = fixture.Models.Create(name, seed: 5);
            var random = new Random(samples);
            Parity.RandomizeParameters(model, random);
            Parity.AssertAll(model, oracle, Batch.Random(model, samples, random, weighted: samples == 3));
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
    public void The_declaration_reads_back_from_its_text(string name) =>
        Assert.Equal(Read(name), DeclarationText.Read(DeclarationText.Write(Read(name))));

    [Theory, MemberData(nameof(Names))]
    public void Training_allocates_nothing(string name)
    {
        var model = fixture.Models.Create(name);

        Allocations.AssertNone(model, Batch.Random(model, 33, new Random(1)));
    }

    [Fact]
    public void The_mean_of_squares_written_as_a_method_is_that_of_the_attribute()
    {
        var (own, known) = (fixture.Models.Create("OwnMeanSquares", seed: 3), fixture.Models.Create("MeanSquares", seed: 3));
        var batch = Batch.Random(own, 12, new Random(1));

        for (var step = 0; step < 3; step++)
        {
            Close.Assert(known.TrainStep(batch), own.TrainStep(batch), 1e-6, "loss");
        }

        foreach (var (name, values) in known.Values())
        {
            Close.Assert([.. values.Select(v => (double)v)], own.Values()[name], 1e-6, name);
        }
    }

    [Theory]
    [InlineData("[Model, Input(4), Dense(3), {|NNG0105:MeanSquaredError|}, SGD]", "Node Loss(Node p, Node t) => p - t;")]
    [InlineData("[Model, Input(4), Dense(3)]", "Node {|NNG0403:Loss|}(Node p, Node t) => p - t;")]
    [InlineData("[Model, Input(4), Dense(3), SGD]", "Node {|NNG0502:Loss|}(Node p, Node t) => t;")]
    [InlineData("[Model, Input(4), Dense(3), SGD]", "Node Loss(Node p, Node t) => p {|NNG0201:-|} Slice(t, 0, 2);")]
    [InlineData("[Model, Input(4), Dense(3), SGD]", "Node Loss(Node p, Node t) => Clip(p - t, 1, {|NNG0301:0|});")]
    [InlineData("[Model, Input(4), Dense(3), SGD]", "int _n = 1; public int N => _n++; Node Loss(Node p, Node t) => (p - t) * {|NNG0508:_n|};")]
    public Task What_is_wrong_is_reported_at_its_word(string attributes, string members) =>
        AnalyzerHarness.VerifyAsync($"using NnGen; using static NnGen.Functions; {attributes} partial class M {{ {members} }}");

    private static ModelDeclaration Read(string name) => TestCompilation.Create(CustomLossModels.Sources[name]).Read(name).Declaration!;
}
