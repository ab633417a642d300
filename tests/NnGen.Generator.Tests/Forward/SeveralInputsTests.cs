extern alias runtime;

using System.Reflection;
using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.Generator.Tests.Interpreter;
using runtime::NnGen;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>A model of three inputs of three types, and what calls its members.</summary>
public sealed class SeveralInputsModel : IDisposable
{
    internal const string Model = """
        using NnGen;
        using static NnGen.Functions;

        [Model, MeanSquaredError, SGD(LearningRate = 0.1)]
        public sealed partial class Towers
        {
            [Normalization] partial Layer Scale { get; }
            [Dense(7, Activation.Tanh)] partial Layer Tower { get; }
            [Embedding(9, 4)] partial Layer Words { get; }
            [Dense(2)] partial Layer Head { get; }

            Node Forward(
                [Input(5, ElementType = ElementType.Int32)] Node tokens, [Input(2, 3, ElementType = ElementType.UInt8)] Node image, [Input(3)] Node numbers) =>
                Head(Concatenate(Tower(Scale(numbers)), Flatten(Words(tokens)), Flatten(image) / 255, Flatten(Mean(image, 1)) / 255 * numbers));
        }
        """;

    private const string Driver = """
        public static class Driver
        {
            public static float[] Predict(Towers model, int[] tokens, byte[] image, float[] numbers)
            {
                var outputs = new float[numbers.Length / 3 * Towers.OutputSize];
                model.Predict(tokens, image, numbers, outputs);
                return outputs;
            }

            public static float Gradients(Towers model, int[] tokens, byte[] image, float[] numbers, float[] targets, float[] weights) =>
                model.ComputeGradients(new Towers.Batch(tokens, image, numbers, targets) { SampleWeights = weights });

            public static float Step(Towers model, int[] tokens, byte[] image, float[] numbers, float[] targets) => model.TrainStep(tokens, image, numbers, targets);

            public static long Allocated(Towers model, int[] tokens, byte[] image, float[] numbers, float[] targets)
            {
                var outputs = new float[targets.Length];
                for (var i = 0; i < 3; i++) { model.Predict(tokens, image, numbers, outputs); model.TrainStep(tokens, image, numbers, targets); }
                var before = System.GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 3; i++) { model.Predict(tokens, image, numbers, outputs); model.TrainStep(tokens, image, numbers, targets); }
                return System.GC.GetAllocatedBytesForCurrentThread() - before;
            }

            public static NnGen.History Fit(Towers model, NnGen.Dataset data, NnGen.FitOptions options) => model.Fit(data, options);

            public static NnGen.EvaluationResult Evaluate(Towers model, NnGen.Dataset data) => model.Evaluate(data, 7);
        }
        """;

    internal CompiledModels Models { get; } = CompiledModels.Compile(Model, Driver);

    public void Dispose() => Models.Dispose();
}

/// <summary>Several inputs, of several types, from the source to the members of the model.</summary>
public sealed class SeveralInputsTests(SeveralInputsModel fixture) : IClassFixture<SeveralInputsModel>
{
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(150)]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(int samples)
    {
        var model = Create();
        var batch = Inputs.Random(samples, new Random(samples));
        var reference = batch.Reference with { Seed = unchecked((ulong)model.Trainable.Core.Seed), Step = (ulong)model.Trainable.Core.BatchesSeen };
        var values = model.Values().ToDictionary(p => p.Key, p => p.Value.Select(v => (double)v).ToArray());

        var predicted = new ReferenceInterpreter(Lowering.Lower(Resolved, GraphPurpose.Predict)).Run(reference, values);
        Close.Assert(predicted.Prediction, batch.Predict(fixture, model), Tolerance, "predictions");
        var trained = new ReferenceInterpreter(Differentiate.Run(Lowering.Lower(Resolved, GraphPurpose.Train))).Run(reference, values);
        var loss = (float)fixture.Call("Gradients", model.Model, batch.Tokens, batch.Image, batch.Numbers, batch.Targets, batch.Weights);
        Close.Assert(trained.Loss, loss, Tolerance, "loss");
        var gradients = model.Gradients();
        Assert.Equal(trained.Gradients.Keys.Order(), gradients.Keys.Order());
        foreach (var (name, expected) in trained.Gradients)
        {
            Close.Assert(expected, gradients[name], Tolerance, $"gradient of {name}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_bits_are_those_of_one_thread(int threads)
    {
        var (alone, together) = (Create(), Create());
        ThreadTests.SetThreads(alone, 1, always: true);
        ThreadTests.SetThreads(together, threads, always: true);
        var batch = Inputs.Random(150, new Random(1));

        Assert.Equal(batch.Step(fixture, alone), batch.Step(fixture, together));
        Assert.Equal(All(alone), All(together));
        Assert.Equal(batch.Predict(fixture, alone), batch.Predict(fixture, together));
    }

    [Fact]
    public void Gradients_are_central_differences()
    {
        var graph = Lowering.Lower(Resolved, GraphPurpose.Train);
        var random = new Random(7);

        Agreement.AssertGradientsAreCentralDifferences(graph, Inputs.Random(4, random).Reference, Stack.RandomParameters(graph, random), "Towers");
    }

    [Fact]
    public void Neither_prediction_nor_training_allocates()
    {
        var batch = Inputs.Random(33, new Random(1));

        Assert.Equal(0L, fixture.Call("Allocated", Create().Model, batch.Tokens, batch.Image, batch.Numbers, batch.Targets));
    }

    [Fact]
    public void Fit_takes_columns_by_their_names_and_learns_the_statistics_of_the_right_one()
    {
        var (model, batch) = (Create(randomize: false), Inputs.Random(40, new Random(1)));
        var data = batch.Dataset();

        var before = ((EvaluationResult)fixture.Call("Evaluate", model.Model, data)).Loss;
        var history = (History)fixture.Call("Fit", model.Model, data, new FitOptions { Epochs = 20, BatchSize = 8 });

        var mean = new float[3];
        model.Parameters["Scale.Mean"].CopyTo(mean);
        Close.Assert(
            [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 40).Average(s => (double)batch.Numbers[(s * 3) + i]))], mean, Tolerance, "mean");
        Assert.True(history.Epochs[^1].Loss < before);
        Assert.Equal(((EvaluationResult)fixture.Call("Evaluate", model.Model, data)).Loss, ((EvaluationResult)fixture.Call("Evaluate", model.Model, data)).Loss);
    }

    [Fact]
    public void A_stream_has_the_same_columns_and_statistics()
    {
        var (model, other, batch) = (Create(randomize: false), Create(randomize: false), Inputs.Random(40, new Random(1)));
        var options = new FitOptions { Epochs = 2, BatchSize = 40, Shuffle = false };

        fixture.Call("Fit", model.Model, batch.Dataset(), options);
        other.Trainable.Fit(DataStream.FromParts([batch.Dataset()]), options);

        foreach (var (name, values) in model.Values())
        {
            Close.Assert(values, other.Values()[name], Tolerance, name);
        }
    }

    [Fact]
    public void One_epoch_over_the_whole_is_one_step()
    {
        var (one, other, batch) = (Create(), Create(), Inputs.Random(12, new Random(1)));
        foreach (var parameter in (string[])["Scale.Mean", "Scale.Variance"])
        {
            other.Parameters[parameter].CopyFrom(one.Values()[parameter]);
        }

        batch.Step(fixture, one);
        fixture.Call("Fit", other.Model, batch.Dataset(), new FitOptions { Epochs = 1, BatchSize = 12, Shuffle = false });

        Assert.Equal(All(one), All(other));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_name_of_the_input()
    {
        var (model, batch) = (Create(), Inputs.Random(4, new Random(1)));

        Assert.Contains("whole number of samples of 5", Refused(batch with { Tokens = batch.Tokens[..^1] }).Message, StringComparison.Ordinal);
        var image = Refused(batch with { Image = batch.Image[..^1] });
        Assert.Equal("image", image.ParamName);
        Assert.StartsWith("Expected 24 elements (4 samples of 6), but got 23.", image.Message, StringComparison.Ordinal);
        Assert.StartsWith("Sample 1, element 0: 9 is not one of 0 to 8.", Refused(batch with { Tokens = [.. batch.Tokens[..5], 9, .. batch.Tokens[6..]] }).Message, StringComparison.Ordinal);
        var missing = Assert.Throws<TargetInvocationException>(() => fixture.Call(
            "Fit", model.Model, new Dataset([.. batch.Dataset().Inputs.Skip(1)], batch.Dataset().Target), new FitOptions()));
        Assert.StartsWith("Towers takes the input columns 'tokens', 'image', 'numbers', but the dataset has 2.", missing.InnerException!.Message, StringComparison.Ordinal);

        ArgumentException Refused(Inputs wrong) =>
            Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => wrong.Predict(fixture, model)).InnerException);
    }

    [Fact]
    public void The_declaration_reads_back_from_its_text() =>
        Assert.Equal(Declaration, DeclarationText.Read(DeclarationText.Write(Declaration)));

    [Theory]
    [InlineData("targets")]
    [InlineData("Outputs")]
    public Task NNG0502_an_input_is_not_called_as_another_member(string name) => AnalyzerHarness.VerifyAsync(
        $"using NnGen; [Model] partial class M {{ [Dense(3)] partial Layer A {{ get; }} Node Forward([Input(4)] Node x, [Input(3)] Node {{|NNG0502:{name}|}}) => A(x) + {name}; }}");

    [Fact]
    public void Members_of_an_invalid_model_take_its_inputs_too()
    {
        var model = SeveralInputsModel.Model.Replace("Dense(2)", "Dense(0)", StringComparison.Ordinal);
        var outcome = GeneratorHarness.Run(
            model,
            "public static class Program { public static float Run(Towers model) { model.Predict(new int[5], new byte[6], new float[3], new float[2]); return model.TrainStep(new int[5], new byte[6], new float[3], new float[2]); } }");

        Assert.Empty(outcome.CompilerProblems);
    }

    private static ModelDeclaration Declaration { get; } = TestCompilation.Create(SeveralInputsModel.Model).Read("Towers").Declaration!;

    private static ResolvedModel Resolved { get; } = Stack.Resolve(Declaration);

    private static IEnumerable<float> All(ModelUnderTest model) => model.Values().OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value);

    private ModelUnderTest Create(bool randomize = true)
    {
        var model = fixture.Models.Create("Towers", seed: 5);
        if (randomize)
        {
            Parity.RandomizeParameters(model, new Random(3));
        }

        return model;
    }
}

/// <summary>Calls of the model by way of the driver.</summary>
internal static class SeveralInputsCalls
{
    public static object Call(this SeveralInputsModel fixture, string method, params object[] arguments) =>
        fixture.Models.TypeOf("Driver").GetMethod(method)!.Invoke(null, arguments)!;
}

/// <summary>A batch for the model of three inputs.</summary>
internal sealed record Inputs(int[] Tokens, byte[] Image, float[] Numbers, float[] Targets, float[] Weights)
{
    public static Inputs Random(int samples, Random random) => new(
        [.. Enumerable.Range(0, samples * 5).Select(_ => random.Next(9))],
        [.. Enumerable.Range(0, samples * 6).Select(_ => (byte)random.Next(256))],
        Batch.Numbers(samples * 3, random, -1.5f, 1.5f),
        Batch.Numbers(samples * 2, random, 0, 1),
        Batch.Numbers(samples, random, 0, 2));

    public ReferenceBatch Reference => new()
    {
        Count = Weights.Length,
        Inputs = new Dictionary<string, double[]>
        {
            ["tokens"] = Array.ConvertAll(Tokens, t => (double)t),
            ["image"] = Array.ConvertAll(Image, t => (double)t),
            ["numbers"] = Array.ConvertAll(Numbers, t => (double)t),
        },
        Targets = Array.ConvertAll(Targets, t => (double)t),
        SampleWeights = Array.ConvertAll(Weights, t => (double)t),
    };

    public float[] Predict(SeveralInputsModel fixture, ModelUnderTest model) => (float[])fixture.Call("Predict", model.Model, Tokens, Image, Numbers);

    public float Step(SeveralInputsModel fixture, ModelUnderTest model) => (float)fixture.Call("Step", model.Model, Tokens, Image, Numbers, Targets);

    /// <summary>The columns in another order than the model's.</summary>
    public Dataset Dataset() => new(
        [new Column<float>("numbers", Numbers, [3]), new Column<int>("tokens", Tokens, [5]), new Column<byte>("image", Image, [2, 3])],
        new Column<float>("target", Targets, [2]));
}
