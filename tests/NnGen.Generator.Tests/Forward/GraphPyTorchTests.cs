using System.Runtime.CompilerServices;
using System.Text.Json;
using NnGen.Generator.Tests.Emission;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>The graphs of the reference values, compiled once.</summary>
public sealed class GraphPyTorchModels : IDisposable
{
    private static readonly GraphCase[] s_cases =
    [
        new("Residual", "5", "[Dense(5)] partial Layer Branch { get; } [Dense(2)] partial Layer Head { get; }", "return Head(ReLU(x + Branch(x)));"),
        new("Siamese", "8", "[Dense(6, Activation.Tanh)] partial Layer Encoder { get; } [Dense(2)] partial Layer Head { get; }",
            "var (a, b) = (Encoder(Slice(x, 0, 4)), Encoder(Slice(x, 4, 4))); return Head(Concatenate(Abs(a - b), a * b, Mean(a * b)));"),
        new("Recurrence", "4",
            "[Dense(4, Activation.Tanh)] partial Layer Step { get; } [Dense(4, Activation.Sigmoid)] partial Layer Gate { get; } [Dense(2)] partial Layer Head { get; }",
            "var h = x; for (var i = 0; i < 3; i++) { var g = Gate(h); h = g * Step(h) + (1 - g) * h; } return Head(2 * h - 0.5 / (h * h + 1));"),
        new("Repeated", "5",
            "[Dense(6)] partial Layer Stem { get; } [Block<Inner>(Repeat = 3)] partial Layer Blocks { get; } [Inner(Width = 8)] partial Layer Wide { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Wide(Blocks(Stem(x))));"),
        new("Convolutions", "9, 8, 2",
            "[Conv2D(5, 3, Activation.ReLU)] partial Layer First { get; } [MaxPool2D(2, Strides = 1)] partial Layer Pool { get; } [Conv2D(18, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same)] partial Layer Second { get; } [Conv2D(3, 2, Dilation = 2)] partial Layer Third { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Third(Second(Pool(First(x))))));"),
        new("Attention", "6",
            "[Dense(24)] partial Layer Query { get; } [Dense(24)] partial Layer Key { get; } [Dense(24)] partial Layer Value { get; } [Dense(2)] partial Layer Head { get; }",
            "var (q, k, v) = (Reshape(Query(x), 2, 3, 4), Reshape(Key(x), 2, 3, 4), Reshape(Value(x), 2, 3, 4)); var y = MatMul(Softmax(0.5 * MatMul(q, k, transposeB: true)), v); "
            + "return Head(Concatenate(Flatten(y), Flatten(Sum(y, 2)), Flatten(Mean(y, 1)), Flatten(Max(y, 2)), Flatten(MatMul(y, y, transposeA: true))));"),
        new("Pools", "7, 6, 2", "[Conv2D(5, 2, Activation.Tanh)] partial Layer First { get; } [Dense(2)] partial Layer Head { get; }",
            "x = First(x); return Head(Concatenate(Flatten(AveragePool2D(x, 3, 2, Padding.Same)), Flatten(AveragePool2D(x)), GlobalAveragePool2D(x), GlobalMaxPool2D(x)));"),
        new("Resizing", "4, 3, 2", "[Conv2D(5, 2, Activation.Tanh)] partial Layer First { get; } [Conv2D(3, 3)] partial Layer Second { get; } [Dense(2)] partial Layer Head { get; }",
            "x = First(x); var padded = ZeroPadding2D(UpSampling2D(x), 1, top: 3, left: 2); return Head(Concatenate(Flatten(Second(padded)), Flatten(Cropping2D(UpSampling2D(x, 4, Interpolation.Bilinear), 1, bottom: 2))));"),
        new("Depthwise", "9, 8, 2",
            "[DepthwiseConv2D(3, Activation.ReLU)] partial Layer First { get; } [DepthwiseConv2D(3, Activation.Tanh, DepthMultiplier = 3, Strides = 2, Padding = Padding.Same)] partial Layer Second { get; } [DepthwiseConv2D(2, Dilation = 2)] partial Layer Third { get; } [SeparableConv2D(4, 3, Activation.Tanh, DepthMultiplier = 2, Padding = Padding.Same)] partial Layer Fourth { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Fourth(Third(Second(First(x))))));"),
        new("Transposed", "3, 4, 2",
            "[Conv2DTranspose(5, 3, Activation.ReLU, Strides = 2)] partial Layer First { get; } [Conv2DTranspose(3, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same)] partial Layer Second { get; } [Conv2DTranspose(2, 2, Dilation = 3)] partial Layer Third { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Third(Second(First(x)))));"),
        new("Sequences", "13, 3",
            "[Conv1D(5, 3, Activation.Tanh, Dilation = 2)] partial Layer First { get; } [Conv1D(4, 4, Strides = 2, Padding = Padding.Same)] partial Layer Second { get; } [Dense(2)] partial Layer Head { get; }",
            "x = First(x); return Head(Concatenate(Flatten(Slice(Second(x), 0, 4, axis: 1)), Flatten(AveragePool1D(x)), Flatten(MaxPool1D(x, 3)), GlobalAveragePool1D(x)));"),
        new("GroupedConvolutions", "7, 17, 4",
            "[Conv2D(6, 3, Activation.Tanh, Groups = 2)] partial Layer First { get; } [Conv2D(9, 3, Activation.ReLU, Strides = 2, Groups = 3, Padding = Padding.Same)] partial Layer Second { get; } [Conv2D(6, 2, Dilation = 2, Groups = 3)] partial Layer Third { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Third(Second(First(x)))));"),
        new("GroupedSequences", "13, 4",
            "[Conv1D(6, 3, Activation.Tanh, Dilation = 2, Groups = 2)] partial Layer First { get; } [Conv1D(3, 2, Strides = 2, Groups = 3)] partial Layer Second { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Second(First(x))));"),
        new("Rectangles", "6, 16, 2",
            "[Conv2D(4, 1, Activation.Tanh, KernelWidth = 5)] partial Layer First { get; } [DepthwiseConv2D(3, Activation.ReLU, KernelWidth = 1)] partial Layer Second { get; } [Conv2D(5, 2, KernelWidth = 3, Strides = 2, Padding = Padding.Same)] partial Layer Third { get; } [Conv2DTranspose(3, 2, Activation.Tanh, KernelWidth = 4, Strides = 2)] partial Layer Fourth { get; } [MaxPool2D(3, PoolWidth = 1, Strides = 2)] partial Layer Most { get; } [Dense(2)] partial Layer Head { get; }",
            "x = Fourth(Third(Second(First(x)))); return Head(Concatenate(Flatten(x), Flatten(Most(x)), Flatten(AveragePool2D(x, 1, strides: 1, poolWidth: 2))));"),
        new("Groups", "5, 4, 2",
            "[Conv2D(6, 2)] partial Layer First { get; } [GroupNormalization(2)] partial Layer Norm { get; } [GroupNormalization(-1)] partial Layer Each { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Each(ReLU(Norm(First(x))))));"),
    ];

    private const string Inner = """
        public sealed partial class Inner
        {
            public const int Width = 3;

            [Dense(Width, Activation.Tanh)] partial Layer Down { get; }
            [Dense(6)] partial Layer Up { get; }

            Node Forward(Node x) => ReLU(x + Up(Down(x)));
        }

        public sealed class InnerAttribute : BlockAttribute<Inner>
        {
            public int Width { get; set; }
        }
        """;

    private const string TwoOutputs = """
        using NnGen;
        using static NnGen.Functions;

        [Model, MeanSquaredError(Output = "Price", Weight = 0.25), CrossEntropy(Output = "Kind", Weight = 2), SGD(LearningRate = 0.1)]
        public sealed partial class TwoOutputs
        {
            [Dense(8, Activation.Tanh)] partial Layer Trunk { get; }
            [Dense(1)] partial Layer Price { get; }
            [Dense(3, Activation.Softmax)] partial Layer Kind { get; }

            (Node Price, Node Kind) Forward([Input(6)] Node x)
            {
                var trunk = Trunk(x);
                return (Price(trunk), Kind(trunk));
            }
        }
        """;

    public static IEnumerable<string> Names => s_cases.Select(one => one.Name).Append(nameof(TwoOutputs));

    internal CompiledModels Models { get; } = CompiledModels.Compile(
        s_cases.Select(one => one.Source.Replace("Adam]", "SGD(LearningRate = 0.1)]", StringComparison.Ordinal) + (one.Name == "Repeated" ? Inner : "")).Append(TwoOutputs));

    public void Dispose() => Models.Dispose();
}

/// <summary>Graphs compute and train as in PyTorch; <c>make_graph_values.py</c> beside this file made the numbers.</summary>
public sealed class GraphPyTorchTests(GraphPyTorchModels models) : IClassFixture<GraphPyTorchModels>
{
    private const double Tolerance = 2e-5;

    private static readonly Dictionary<string, Values> s_values = JsonSerializer.Deserialize<Dictionary<string, Values>>(
        File.ReadAllText(FileBeside()), new JsonSerializerOptions(JsonSerializerDefaults.Web))!;

    public static TheoryData<string> Names => [.. GraphPyTorchModels.Names];

    [Theory, MemberData(nameof(Names))]
    public void Predictions_gradients_and_ten_steps_agree_with_PyTorch(string name)
    {
        var (expected, model) = (s_values[name], models.Models.Create(name));
        Assert.Equal(expected.Parameters.Keys.Order(), model.Parameters.Select(parameter => parameter.Name).Order());
        foreach (var (parameter, values) in expected.Parameters)
        {
            model.Parameters[parameter].CopyFrom(values);
        }

        Close.Assert(expected.Predictions, model.Predict(expected.Inputs), Tolerance, "predictions");
        var batch = new Batch(7, expected.Inputs, expected.Targets, [], []);
        var losses = new List<float>();
        for (var step = 0; step < expected.Losses.Length; step++)
        {
            losses.Add(model.ComputeGradients(batch));
            foreach (var (parameter, gradient) in step == 0 ? model.Gradients() : new Dictionary<string, float[]>())
            {
                Close.Assert(expected.Gradients[parameter], gradient, Tolerance, $"gradient of {parameter}");
            }

            model.Trainable.ApplyGradients();
        }

        Close.Assert(expected.Losses, [.. losses], Tolerance, "losses");
        foreach (var (parameter, values) in model.Values())
        {
            Close.Assert(expected.Final[parameter], values, Tolerance, parameter);
        }
    }

    private static string FileBeside([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "graph_values.json");

    private sealed record Values(
        float[] Inputs,
        float[] Targets,
        Dictionary<string, float[]> Parameters,
        float[] Predictions,
        Dictionary<string, float[]> Gradients,
        float[] Losses,
        Dictionary<string, float[]> Final);
}
