namespace NnGen;

/// <content>Activations: layers of the same names, as functions.</content>
public static partial class Functions
{
    /// <summary>x where x > 0, else α(exp(x) − 1), elementwise: the layer <see cref="ELUAttribute"/>.</summary>
    public static Node ELU(Node input, double alpha = 1.0) => throw CompileTimeOnly.Error();

    /// <summary>x Φ(x), elementwise: the layer <see cref="GELUAttribute"/>.</summary>
    public static Node GELU(Node input, bool approximate = false) => throw CompileTimeOnly.Error();

    /// <summary>clip(x / 6 + ½, 0, 1), elementwise: the layer <see cref="HardSigmoidAttribute"/>.</summary>
    public static Node HardSigmoid(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x · HardSigmoid(x), elementwise: the layer <see cref="HardSwishAttribute"/>.</summary>
    public static Node HardSwish(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x where x > 0, else slope · x, elementwise: the layer <see cref="LeakyReLUAttribute"/>.</summary>
    public static Node LeakyReLU(Node input, double negativeSlope = 0.3) => throw CompileTimeOnly.Error();

    /// <summary>x − log Σ exp(x) over the last dimension: the layer <see cref="LogSoftmaxAttribute"/>.</summary>
    public static Node LogSoftmax(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x tanh(softplus(x)), elementwise: the layer <see cref="MishAttribute"/>.</summary>
    public static Node Mish(Node input) => throw CompileTimeOnly.Error();

    /// <summary>max(0, x), elementwise: the layer <see cref="ReLUAttribute"/>.</summary>
    public static Node ReLU(Node input) => throw CompileTimeOnly.Error();

    /// <summary>min(max(0, x), 6), elementwise: the layer <see cref="ReLU6Attribute"/>.</summary>
    public static Node ReLU6(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The scaled exponential linear unit: the layer <see cref="SELUAttribute"/>.</summary>
    public static Node SELU(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x σ(x), elementwise: the layer <see cref="SiLUAttribute"/>.</summary>
    public static Node SiLU(Node input) => throw CompileTimeOnly.Error();

    /// <summary>1 / (1 + exp(−x)), elementwise: the layer <see cref="SigmoidAttribute"/>.</summary>
    public static Node Sigmoid(Node input) => throw CompileTimeOnly.Error();

    /// <summary>exp(x) / Σ exp(x) over the last dimension: the layer <see cref="SoftmaxAttribute"/>.</summary>
    public static Node Softmax(Node input) => throw CompileTimeOnly.Error();

    /// <summary>log(1 + exp(x)), elementwise: the layer <see cref="SoftplusAttribute"/>.</summary>
    public static Node Softplus(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x / (1 + |x|), elementwise: the layer <see cref="SoftsignAttribute"/>.</summary>
    public static Node Softsign(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x σ(βx), elementwise: the layer <see cref="SwishAttribute"/>.</summary>
    public static Node Swish(Node input, double beta = 1.0) => throw CompileTimeOnly.Error();

    /// <summary>tanh(x), elementwise: the layer <see cref="TanhAttribute"/>.</summary>
    public static Node Tanh(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x where x > θ, else 0, elementwise: the layer <see cref="ThresholdedReLUAttribute"/>.</summary>
    public static Node ThresholdedReLU(Node input, double theta = 1.0) => throw CompileTimeOnly.Error();
}
