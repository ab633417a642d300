extern alias runtime;

using System.Reflection;
using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.Generator.Tests.Interpreter;
using runtime::NnGen;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>A model of three outputs with losses of three sorts, and what calls its members.</summary>
public sealed class SeveralOutputsModel : IDisposable
{
    internal const string Model = """
        using NnGen;
        using static NnGen.Functions;

        [Model, CrossEntropy(Output = "Kind", Weight = 0.5), BinaryCrossEntropy(Output = "Flags", Weight = 2), SGD(LearningRate = 0.1)]
        public sealed partial class Tasks
        {
            [Dense(9, Activation.Tanh, L2 = 0.01)] partial Layer Trunk { get; }
            [Dense(1)] partial Layer PriceHead { get; }
            [Dense(4, Activation.Softmax)] partial Layer KindHead { get; }
            [Dense(2, Activation.Sigmoid)] partial Layer FlagHead { get; }

            (Node Price, Node Kind, Node Flags) Forward([Input(5)] Node x)
            {
                var y = Trunk(x);
                return (PriceHead(y), KindHead(y), FlagHead(y));
            }

            Node PriceLoss(Node prediction, Node target) => Sqrt(Square(prediction - target) + 0.01);
        }

        [Model, MeanSquaredError(Output = "Sum"), MeanAbsoluteError(Output = "Output2", Weight = 3), Adam]
        public sealed partial class TwoInputs
        {
            [Embedding(6, 3)] partial Layer Words { get; }
            [Dense(3)] partial Layer Head { get; }

            (Node Sum, Node) Forward([Input(2, ElementType = ElementType.Int32)] Node tokens, [Input(3)] Node numbers)
            {
                var words = Words(tokens);
                return (Head(Mean(words, 1) + numbers), words * 2);
            }
        }

        [Model]
        public sealed partial class Inference
        {
            [Dense(3)] partial Layer Head { get; }

            (Node A, Node B) Forward([Input(3)] Node x) => (Head(x), Softmax(Head(x)));
        }
        """;

    private const string Driver = """
        public static class Driver
        {
            public static float[] Predict(Tasks model, float[] inputs)
            {
                var samples = inputs.Length / Tasks.InputSize;
                var (price, kind, flags) = (new float[samples * Tasks.PriceSize], new float[samples * Tasks.KindSize], new float[samples * Tasks.FlagsSize]);
                model.Predict(inputs, price, kind, flags);
                return [.. price, .. kind, .. flags];
            }

            public static float[] PredictInference(Inference model, float[] inputs)
            {
                var (a, b) = (new float[inputs.Length], new float[inputs.Length]);
                model.Predict(inputs, a, b);
                return [.. a, .. b];
            }

            public static float[] PredictTwo(TwoInputs model, int[] tokens, float[] numbers)
            {
                var (sum, other) = (new float[numbers.Length], new float[2 * numbers.Length]);
                model.Predict(tokens, numbers, sum, other);
                return [.. sum, .. other];
            }

            public static float StepTwo(TwoInputs model, int[] tokens, float[] numbers, float[] sum, float[] other) => model.TrainStep(tokens, numbers, sum, other);

            public static void PredictInto(Tasks model, float[] inputs, float[] price, float[] kind, float[] flags) => model.Predict(inputs, price, kind, flags);

            public static float Gradients(Tasks model, float[] inputs, float[] price, int[] kind, float[] flags, float[] weights) =>
                model.ComputeGradients(new Tasks.Batch(inputs, price, kind, flags) { SampleWeights = weights });

            public static float Step(Tasks model, float[] inputs, float[] price, int[] kind, float[] flags) => model.TrainStep(inputs, price, kind, flags);

            public static long Allocated(Tasks model, float[] inputs, float[] price, int[] kind, float[] flags)
            {
                var (p, k, f) = (new float[price.Length], new float[4 * price.Length], new float[2 * price.Length]);
                for (var i = 0; i < 3; i++) { model.Predict(inputs, p, k, f); model.TrainStep(inputs, price, kind, flags); }
                var before = System.GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 3; i++) { model.Predict(inputs, p, k, f); model.TrainStep(inputs, price, kind, flags); }
                return System.GC.GetAllocatedBytesForCurrentThread() - before;
            }

            public static NnGen.History Fit(Tasks model, NnGen.Dataset data, NnGen.FitOptions options) => model.Fit(data, options);

            public static NnGen.EvaluationResult Evaluate(Tasks model, NnGen.Dataset data) => model.Evaluate(data, 7);
        }
        """;

    internal CompiledModels Models { get; } = CompiledModels.Compile(Model, Driver);

    public void Dispose() => Models.Dispose();

    internal object Call(string method, params object[] arguments) => Models.TypeOf("Driver").GetMethod(method)!.Invoke(null, arguments)!;
}

/// <summary>Several outputs with a loss each, from the source to the members of the model.</summary>
public sealed class SeveralOutputsTests(SeveralOutputsModel fixture) : IClassFixture<SeveralOutputsModel>
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
        var batch = TaskBatch.Random(samples, new Random(samples));
        var values = model.Values().ToDictionary(p => p.Key, p => p.Value.Select(v => (double)v).ToArray());

        var predicted = new ReferenceInterpreter(Lowering.Lower(Resolved, GraphPurpose.Predict)).Run(batch.Reference, values);
        var rows = Enumerable.Range(0, samples).ToList();
        double[] byOutput =
        [
            .. rows.Select(s => predicted.Prediction[s * 7]),
            .. rows.SelectMany(s => predicted.Prediction.Skip((s * 7) + 1).Take(4)),
            .. rows.SelectMany(s => predicted.Prediction.Skip((s * 7) + 5).Take(2)),
        ];
        Close.Assert(byOutput, (float[])fixture.Call("Predict", model.Model, batch.Inputs), Tolerance, "predictions");
        var trained = new ReferenceInterpreter(Differentiate.Run(Lowering.Lower(Resolved, GraphPurpose.Train))).Run(batch.Reference, values);
        var loss = (float)fixture.Call("Gradients", model.Model, batch.Inputs, batch.Price, batch.Kind, batch.Flags, batch.Weights);
        Close.Assert(trained.Loss, loss, Tolerance, "loss");
        var gradients = model.Gradients();
        Assert.Equal(trained.Gradients.Keys.Order(), gradients.Keys.Order());
        foreach (var (name, expected) in trained.Gradients)
        {
            Close.Assert(expected, gradients[name], Tolerance, $"gradient of {name}");
        }
    }

    [Fact]
    public void The_loss_is_the_sum_of_the_losses_times_their_weights_and_the_penalties()
    {
        var model = Create();
        var batch = TaskBatch.Random(6, new Random(2));
        var outputs = (float[])fixture.Call("Predict", model.Model, batch.Inputs);
        var expected = 0.01 * model.Values()["Trunk.Kernel"].Sum(w => (double)w * w);
        for (var s = 0; s < 6; s++)
        {
            expected += Math.Sqrt(Math.Pow(outputs[s] - batch.Price[s], 2) + 0.01) / 6;
            expected -= 0.5 * Math.Log(outputs[6 + (s * 4) + batch.Kind[s]]) / 6;
            for (var i = 0; i < 2; i++)
            {
                var (p, t) = ((double)outputs[30 + (s * 2) + i], batch.Flags[(s * 2) + i]);
                expected -= 2 * ((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p))) / 12;
            }
        }

        Assert.Equal(expected, ((EvaluationResult)fixture.Call("Evaluate", model.Model, batch.Dataset())).Loss, Tolerance);
        Close.Assert(expected, (float)fixture.Call("Step", model.Model, batch.Inputs, batch.Price, batch.Kind, batch.Flags), Tolerance, "step");
    }

    [Fact]
    public void Heads_are_fused_with_their_own_losses()
    {
        var graph = Lowering.Lower(Resolved, GraphPurpose.Train);
        var head = graph.Find(OutputKind.HeadOutput)!;

        Assert.Equal(3, head.Inputs.Length);
        Assert.DoesNotContain(graph.Values, value => value.Op is ElementwiseOp { Expression: var formula } && value.Scope == "FlagHead" && formula == Sigmoid.Of(new Variable(0)) && graph.Consumers[value.Id].Any());
        Assert.DoesNotContain(graph.Values, value => value.Op is ElementwiseOp { Expression: var formula } && value.Scope == "KindHead" && formula == SoftmaxDefinition.OfElement && graph.Consumers[value.Id].Any());
    }

    [Fact]
    public void Gradients_are_central_differences()
    {
        var graph = Lowering.Lower(Resolved, GraphPurpose.Train);
        var random = new Random(7);

        Agreement.AssertGradientsAreCentralDifferences(graph, TaskBatch.Random(4, random).Reference, Stack.RandomParameters(graph, random), "Tasks");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_bits_are_those_of_one_thread(int threads)
    {
        var (alone, together) = (Create(), Create());
        ThreadTests.SetThreads(alone, 1, always: true);
        ThreadTests.SetThreads(together, threads, always: true);
        var batch = TaskBatch.Random(150, new Random(1));

        Assert.Equal(Step(alone), Step(together));
        Assert.Equal(All(alone), All(together));
        Assert.Equal((float[])fixture.Call("Predict", alone.Model, batch.Inputs), (float[])fixture.Call("Predict", together.Model, batch.Inputs));

        float Step(ModelUnderTest model) => (float)fixture.Call("Step", model.Model, batch.Inputs, batch.Price, batch.Kind, batch.Flags);
    }

    [Fact]
    public void Neither_prediction_nor_training_allocates()
    {
        var batch = TaskBatch.Random(33, new Random(1));

        Assert.Equal(0L, fixture.Call("Allocated", Create().Model, batch.Inputs, batch.Price, batch.Kind, batch.Flags));
    }

    [Fact]
    public void Fit_takes_target_columns_by_their_names_and_learns()
    {
        var (one, other, batch) = (Create(), Create(), TaskBatch.Random(40, new Random(1)));
        var before = ((EvaluationResult)fixture.Call("Evaluate", one.Model, batch.Dataset())).Loss;

        fixture.Call("Step", other.Model, batch.Inputs, batch.Price, batch.Kind, batch.Flags);
        fixture.Call("Fit", one.Model, batch.Dataset(), new FitOptions { Epochs = 1, BatchSize = 40, Shuffle = false });
        Assert.Equal(All(other), All(one));

        var history = (History)fixture.Call("Fit", one.Model, batch.Dataset(), new FitOptions { Epochs = 20, BatchSize = 8, ValidationSplit = 0.25 });
        Assert.True(history.Epochs[^1].Loss < before);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(7)]
    public void A_stream_has_the_same_target_columns(int batchSize)
    {
        var (one, other, batch) = (Create(), Create(), TaskBatch.Random(40, new Random(1)));
        var options = new FitOptions { Epochs = 2, BatchSize = batchSize, Shuffle = false };

        fixture.Call("Fit", one.Model, batch.Dataset(), options);
        other.Trainable.Fit(DataStream.FromParts([batch.Dataset()]), options);

        Assert.Equal(All(one), All(other));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_name_of_the_output()
    {
        var (model, batch) = (Create(), TaskBatch.Random(4, new Random(1)));

        Assert.Equal("Kind", Refused("Step", model.Model, batch.Inputs, batch.Price, batch.Kind[..^1], batch.Flags).ParamName);
        Assert.StartsWith("Sample 1 has class 4, but classes are 0 to 3.", Refused("Step", model.Model, batch.Inputs, batch.Price, new[] { 0, 4, 1, 1 }, batch.Flags).Message, StringComparison.Ordinal);
        Assert.StartsWith("Expected room for 8 elements (4 samples of 2), but got 7.", Refused("PredictInto", model.Model, batch.Inputs, new float[4], new float[16], new float[7]).Message, StringComparison.Ordinal);
        var columns = batch.Dataset();
        Assert.StartsWith(
            "Tasks takes the target columns 'Price', 'Kind', 'Flags', but the dataset has 2.",
            Refused("Evaluate", model.Model, new Dataset(columns.Inputs, [.. columns.Targets.Take(2)])).Message,
            StringComparison.Ordinal);

        ArgumentException Refused(string method, params object[] arguments) =>
            Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => fixture.Call(method, arguments)).InnerException);
    }

    [Fact]
    public void Several_inputs_give_several_outputs_of_any_rank()
    {
        var model = fixture.Models.Create("TwoInputs", seed: 3);
        var (random, tokens) = (new Random(4), new int[] { 0, 5, 2, 2 });
        var (numbers, sum, other) = (Batch.Numbers(6, random, -1, 1), Batch.Numbers(6, random, -1, 1), Batch.Numbers(12, random, -1, 1));
        var words = model.Values()["Words.Embeddings"];

        var predicted = (float[])fixture.Call("PredictTwo", model.Model, tokens, numbers);
        Close.Assert([.. tokens.SelectMany(t => words.Skip(t * 3).Take(3)).Select(w => 2.0 * w)], predicted[6..], Tolerance, "the second output");
        var expected = Enumerable.Range(0, 6).Average(i => Math.Pow(predicted[i] - sum[i], 2)) + (3 * Enumerable.Range(0, 12).Average(i => Math.Abs(predicted[6 + i] - other[i])));
        Close.Assert(expected, (float)fixture.Call("StepTwo", model.Model, tokens, numbers, sum, other), Tolerance, "loss");
    }

    [Fact]
    public void A_model_without_losses_predicts_all_outputs()
    {
        var outputs = (float[])fixture.Call("PredictInference", fixture.Models.Create("Inference", seed: 3).Model, new float[] { 1, 2, 3 });

        var exponentials = outputs[..3].Select(v => Math.Exp(v)).ToList();
        Close.Assert([.. exponentials.Select(e => e / exponentials.Sum())], outputs[3..], Tolerance, "softmax");
    }

    [Theory]
    [InlineData("Tasks")]
    [InlineData("TwoInputs")]
    [InlineData("Inference")]
    public void The_declaration_reads_back_from_its_text(string name)
    {
        var declaration = TestCompilation.Create(SeveralOutputsModel.Model).Read(name).Declaration!;

        Assert.Equal(declaration, DeclarationText.Read(DeclarationText.Write(declaration)));
    }

    [Fact]
    public void Members_of_an_invalid_model_take_its_outputs_too()
    {
        var model = SeveralOutputsModel.Model.Replace("Dense(1)", "Dense(0)", StringComparison.Ordinal);
        var outcome = GeneratorHarness.Run(
            model,
            "public static class Program { public static float Run(Tasks model) { model.Predict(new float[5], new float[Tasks.PriceSize], new float[4], new float[2]); return model.TrainStep(new Tasks.Batch(new float[5], new float[1], new int[1], new float[2])) + model.TrainStep(new float[5], new float[1], new int[1], new float[2]); } }");

        Assert.Empty(outcome.CompilerProblems);
    }

    private static ResolvedModel Resolved { get; } = Stack.Resolve(TestCompilation.Create(SeveralOutputsModel.Model).Read("Tasks").Declaration!);

    private static IEnumerable<float> All(ModelUnderTest model) => model.Values().OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value);

    private ModelUnderTest Create()
    {
        var model = fixture.Models.Create("Tasks", seed: 5);
        Parity.RandomizeParameters(model, new Random(3));
        return model;
    }
}

/// <summary>A batch for the model of three outputs.</summary>
internal sealed record TaskBatch(float[] Inputs, float[] Price, int[] Kind, float[] Flags, float[] Weights)
{
    public static TaskBatch Random(int samples, Random random) => new(
        Batch.Numbers(samples * 5, random, -1.5f, 1.5f),
        Batch.Numbers(samples, random, 0, 1),
        [.. Enumerable.Range(0, samples).Select(_ => random.Next(4))],
        [.. Enumerable.Range(0, samples * 2).Select(_ => (float)random.Next(2))],
        Batch.Numbers(samples, random, 0, 2));

    public ReferenceBatch Reference => new()
    {
        Count = Weights.Length,
        Inputs = new Dictionary<string, double[]> { ["x"] = Array.ConvertAll(Inputs, t => (double)t) },
        Targets = [.. Enumerable.Range(0, Weights.Length).SelectMany(s => (double[])[Price[s], Kind[s], Flags[s * 2], Flags[(s * 2) + 1]])],
        SampleWeights = Array.ConvertAll(Weights, t => (double)t),
    };

    /// <summary>The columns in another order than the model's.</summary>
    public Dataset Dataset() => new(
        [new Column<float>("x", Inputs, [5])],
        [new Column<int>("Kind", Kind), new Column<float>("Flags", Flags, [2]), new Column<float>("Price", Price)]);
}
