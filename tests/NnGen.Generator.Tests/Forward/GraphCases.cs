namespace NnGen.Generator.Tests.Forward;

/// <summary>A model whose forward pass is a method.</summary>
/// <param name="Name">The class.</param>
/// <param name="Input">The shape of a sample.</param>
/// <param name="Members">The layers, and helpers.</param>
/// <param name="Body">What stands in <c>Forward</c>, whose parameter is <c>x</c>.</param>
internal sealed record GraphCase(string Name, string Input, string Members, string Body)
{
    /// <summary>All cases; together they call every function.</summary>
    public static IReadOnlyList<GraphCase> All { get; } =
    [
        new("SkipConnection", "9", "[Dense(9, Activation.Tanh)] partial Layer Branch { get; } [Dense(3)] partial Layer Head { get; }", "return Head(x + Branch(x));"),
        new("Residuals", "6",
            "[Dense(17, Activation.ReLU)] partial Layer Stem { get; } [Dense(17)] partial Layer A { get; } [Dense(17)] partial Layer B { get; } [Dense(2)] partial Layer Head { get; } Node Block(Layer layer, Node y) => ReLU(y + layer(y));",
            "var y = Stem(x); y = Block(A, y); y = Block(B, y); return Head(y);"),
        new("SharedTwice", "6", "[Dense(6, Activation.Tanh, L2 = 0.1)] partial Layer Same { get; } [Dense(3)] partial Layer Head { get; }",
            "for (var i = 0; i < 3; i++) { x = Same(x); } return Head(x);"),
        new("SharedBranches", "5", "[Dense(20, Activation.Tanh)] partial Layer Same { get; } [Dense(5)] partial Layer Other { get; } [Dense(3)] partial Layer Head { get; }",
            "return Head(Concatenate(Same(x), Same(Other(x))));"),
        new("SharedNormalization", "6",
            "[Dense(18)] partial Layer A { get; } [Dense(18)] partial Layer B { get; } [LayerNormalization] partial Layer Norm { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Norm(A(x)) * Norm(B(x)));"),
        new("Operators", "5", "[Dense(7, Activation.Sigmoid)] partial Layer A { get; } [Dense(7)] partial Layer B { get; } [Dense(2)] partial Layer Head { get; }",
            "var (a, b) = (A(x), B(x)); return Head(1 - a * b + 2 * (a - b) / (a + 1.5) - b / 4 + -a + 0.5 / (a + 1));"),
        new("AlongRows", "4, 6", "[Dense(6)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var a = A(Mean(x, axis: 1)); return Head(Flatten(Tanh(x * a + x)));"),
        new("AlongColumns", "4, 6", "[LayerNormalization] partial Layer Norm { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Norm(x); var weights = Reshape(Mean(y * y, axis: -1), 4, 1); return Head(Flatten(y * weights));"),
        new("NumberAlong", "6", "[Dense(1)] partial Layer A { get; } [Dense(19)] partial Layer B { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Tanh(A(x)) * B(x));"),
        new("NumberAlongRows", "3, 5", "[Dense(1)] partial Layer A { get; } [LayerNormalization] partial Layer Norm { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Norm(x); return Head(Flatten(A(Flatten(x)) * y + Reshape(Sum(y, -1), 3, 1)));"),
        new("Sums", "4, 6", "[LayerNormalization] partial Layer Norm { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Norm(x); return Head(Concatenate(Sum(y * y), Mean(y * y * y), Sum(y, axis: 1), Sum(y, -1), Mean(y, -1)));"),
        new("Slices", "4, 6", "[Dense(12)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Reshape(A(Flatten(x)), 3, 4); return Head(Flatten(Concatenate([Slice(y, 1, 2, axis: 1), Slice(Slice(x, 0, 2, axis: 1), 1, 4)], axis: 1)));"),
        new("Stacks", "5", "[Dense(7)] partial Layer A { get; } [Dense(7)] partial Layer B { get; } [LayerNormalization] partial Layer Norm { get; } [Dense(2)] partial Layer Head { get; }",
            "return Head(Flatten(Norm(Stack(A(x), B(x), A(x) * B(x)))));"),
        new("Merges", "5", "[Dense(7)] partial Layer A { get; } [Dense(7)] partial Layer B { get; } [Dense(7)] partial Layer C { get; } [Dense(2)] partial Layer Head { get; }",
            "var (a, b, c) = (A(x), B(x), C(x)); return Head(Concatenate(Add(a, b, c), Average(a, b), Multiply(a, b, c), Maximum(a, b), Minimum(b, c), Subtract(a, c), Divide(a, Exp(c)), Dot(a, b), Dot(b, c, normalize: true)));"),
        new("MergingLayers", "5", "[Dense(7)] partial Layer A { get; } [Dense(7)] partial Layer B { get; } [Concatenate] partial Layer Join { get; } [Add] partial Layer Sum2 { get; } [Dot(Normalize = true)] partial Layer Cosine { get; } [Average, ] partial Layer Middle { get; } [Maximum] partial Layer Most { get; } [Minimum] partial Layer Least { get; } [Multiply] partial Layer Product { get; } [Subtract] partial Layer Rest { get; } [Dense(2)] partial Layer Head { get; }".Replace("[Average, ]", "[Average]", StringComparison.Ordinal),
            "var (a, b) = (A(x), B(x)); return Head(Join(Sum2(a, b), Cosine(a, b), Middle(a, b), Most(a, b), Least(a, b), Product(a, b), Rest(a, b)));"),
        new("Elements", "5", "[Dense(7)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var a = A(x); return Head(Concatenate(Abs(a), Exp(-Square(a)), Log(Square(a) + 1), Sqrt(Square(a) + 0.5), Clip(a, -0.5, 0.75), Rescaling(a, 0.5, -1), UnitNormalization(a)));"),
        new("Activations", "5", "[Dense(7)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var a = A(x); return Head(Concatenate(ELU(a, 0.5), GELU(a), GELU(a, approximate: true), HardSigmoid(a), HardSwish(a), LeakyReLU(a, 0.1), LogSoftmax(a), Mish(a), ReLU(a), ReLU6(a), SELU(a), SiLU(a), Sigmoid(a), Softmax(a), Softplus(a), Softsign(a), Swish(a, 1.5), Tanh(a), ThresholdedReLU(a, 0.2)));"),
        new("Shapes", "12", "[Dense(12)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Permute(Reshape(A(x), 3, -1), 2, 1); return Head(Flatten(y + Reshape(RepeatVector(Slice(x, 2, 3), 4), 4, 3)));"),
        new("Pools", "6, 6, 2", "[Conv2D(5, 2)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = A(x); var z = Reshape(y, 25, 5); return Head(Concatenate(Flatten(MaxPool2D(y)), Flatten(AveragePool2D(y, 3, strides: 1, Padding.Same)), GlobalAveragePool2D(y), GlobalMaxPool2D(y), GlobalAveragePool1D(z), GlobalMaxPool1D(z), Flatten(MaxPool1D(z)), Flatten(AveragePool1D(z, 3, padding: Padding.Same))));"),
        new("MatMuls", "3, 8",
            "[Dense(60, Activation.Tanh)] partial Layer A { get; } [Dense(70)] partial Layer B { get; } [Dense(2)] partial Layer Head { get; }",
            "var (a, b) = (Reshape(A(Flatten(x)), 2, 6, 5), Reshape(B(Flatten(x)), 2, 5, 7)); var ab = MatMul(a, b); return Head(Concatenate("
            + "Flatten(ab), Flatten(MatMul(ab, b, transposeB: true)), Flatten(MatMul(a, ab, transposeA: true)), Flatten(MatMul(b, a, true, true)), Flatten(MatMul(a, Slice(Reshape(A(Flatten(x)), 5, 12), 0, 9)))));"),
        new("MiddleAxes", "3, 4, 5", "[Dense(60)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Reshape(A(Flatten(x)), 3, 4, 5); return Head(Concatenate(Flatten(Sum(y * y, axis: 2)), Flatten(Mean(y, axis: -2)), Flatten(Sum(y, 1)), Flatten(Mean(y * y, 3))));"),
        new("Maxima", "3, 4, 5", "[Dense(60)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = Reshape(A(Flatten(x)), 3, 4, 5); return Head(Concatenate(Flatten(Max(y, 1)), Flatten(Max(y, 2)), Flatten(Max(y, axis: -1)), Max(y)));"),
        new("Resizing", "4, 3, 2", "[Conv2D(5, 2)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = A(x); return Head(Concatenate(Flatten(Cropping2D(y, top: 1)), Flatten(ZeroPadding2D(y, 2, left: 0)), Flatten(UpSampling2D(y)), Flatten(UpSampling2D(y, 3, Interpolation.Bilinear))));"),
        new("Noise", "5", "[Dense(33)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var a = A(x); return Head(Concatenate(Dropout(a, 0.3), Dropout(a, 0.3), GaussianDropout(a, 0.2), GaussianNoise(a, 0.1), Flatten(SpatialDropout1D(Reshape(a, 11, 3), 0.3)), Flatten(SpatialDropout2D(Reshape(a, 1, 11, 3), 0.3))));"),
        new("Unused", "5", "[Dense(7)] partial Layer A { get; } [Dense(4), ] partial Layer Never { get; } [BatchNormalization] partial Layer Norm { get; } [Dense(2)] partial Layer Head { get; }".Replace("[Dense(4), ]", "[Dense(4)]", StringComparison.Ordinal),
            "var unused = ReLU(Norm(A(x))); return Head(Tanh(A(x)));"),
        new("Conditions", "5", "const bool Wide = true; const int Times = 2; [Dense(5)] partial Layer A { get; } [Dense(2)] partial Layer Head { get; }",
            "var y = x; var wide = Wide; if (wide && Times > 1) { for (int i = 0; i < 10; i++) { if (i == Times) break; if (i % 2 == 1) continue; y = A(y) * (i + 1); } } else { y = Head(y); } return wide ? Head(Tanh(y)) : y;"),
    ];

    /// <summary>A case by its name.</summary>
    public static GraphCase Named(string name) => All.Single(one => one.Name == name);

    /// <summary>Whether <c>Forward</c> gives two values, each with a loss.</summary>
    public bool HasTwoOutputs { get; init; }

    /// <summary>The model, which trains.</summary>
    public string Source => $$"""
        using NnGen;
        using static NnGen.Functions;

        [Model, {{(HasTwoOutputs ? "MeanSquaredError(Output = \"One\", Weight = 0.5), Huber(Output = \"Other\")" : "MeanSquaredError")}}, Adam]
        public sealed partial class {{Name}}
        {
            {{Members}}

            {{(HasTwoOutputs ? "(Node One, Node Other)" : "Node")}} Forward([Input({{Input}})] Node x)
            {
                {{Body}}
            }
        }

        """;
}
