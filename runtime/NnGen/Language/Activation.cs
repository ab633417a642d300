namespace NnGen;

/// <summary>
/// The activation of a layer, applied elementwise to its result (Softmax and LogSoftmax: to each sample's vector). Each is also a layer of
/// its own with the same name, for other than the default arguments: <c>[LeakyReLU(0.1)]</c>.
/// </summary>
public enum Activation
{
    /// <summary>x</summary>
    Linear,

    /// <summary>max(0, x)</summary>
    ReLU,

    /// <summary>x for x > 0, otherwise 0.3 x (Keras's default slope).</summary>
    LeakyReLU,

    /// <summary>x for x > 0, otherwise exp(x) − 1.</summary>
    ELU,

    /// <summary>x Φ(x), exact, by the error function.</summary>
    GELU,

    /// <summary>x σ(x), also known as Swish.</summary>
    SiLU,

    /// <summary>log(1 + exp(x))</summary>
    Softplus,

    /// <summary>1 / (1 + exp(−x))</summary>
    Sigmoid,

    /// <summary>tanh(x)</summary>
    Tanh,

    /// <summary>exp(xᵢ) / Σⱼ exp(xⱼ) over one sample's vector.</summary>
    Softmax,

    /// <summary>min(max(0, x), 6)</summary>
    ReLU6,

    /// <summary>1.0507 x for x > 0, otherwise 1.7581 (exp(x) − 1); start kernels from <see cref="Initializer.LeCunNormal"/>.</summary>
    SELU,

    /// <summary>x tanh(log(1 + exp(x)))</summary>
    Mish,

    /// <summary>x / (1 + |x|)</summary>
    Softsign,

    /// <summary>min(max(0, x + 3), 6) / 6</summary>
    HardSigmoid,

    /// <summary>x min(max(0, x + 3), 6) / 6</summary>
    HardSwish,

    /// <summary>xᵢ − log Σⱼ exp(xⱼ) over one sample's vector.</summary>
    LogSoftmax,
}
