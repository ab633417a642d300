namespace NnGen;

/// <summary>
/// A convolution of a sequence: activation(Σ x[t · strides + i · dilation, c] · Kernel[i, c, o] + Bias[o]). <c>[T, in]</c> in,
/// <c>[T', filters]</c> out, channels last as in Keras; kernelSize · in · filters + filters parameters: <c>Kernel [kernelSize, in, filters]</c> and
/// <c>Bias [filters]</c>.
/// </summary>
/// <param name="filters">The number of channels out, at least 1.</param>
/// <param name="kernelSize">The length of the kernel, at least 1.</param>
/// <param name="activation">The function applied to the result.</param>
public sealed class Conv1DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of channels out.</summary>
    public int Filters { get; } = filters;

    /// <summary>The length of the kernel.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The function applied to the result.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The steps from one window to the next; at least 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The steps from one element of the kernel to the next; at least 1 (Keras <c>dilation_rate</c>).</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The groups that the channels are split into, each convolved with its own filters; a divisor of the channels in and of <see cref="Filters"/>.
    /// The kernel is then <c>[kernelSize, in / groups, filters]</c>.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// What happens at the ends. <c>Valid</c>: windows lie inside the sequence, ⌊(T − size) / strides⌋ + 1 of them, where size is the kernel's, dilated. <c>Same</c>: ⌈T / strides⌉;
    /// zeros go around the sequence, an odd one at its end.
    /// </summary>
    public Padding Padding { get; set; } = Padding.Valid;

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernel starts.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="KernelInitializer"/>.</summary>
    public double KernelConstant { get; set; }

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="BiasInitializer"/>.</summary>
    public double BiasConstant { get; set; }

    /// <summary>Adds this times Σ|w| of the kernel to the loss; at least 0 (Keras <c>kernel_regularizer=L1</c>).</summary>
    public double L1 { get; set; }

    /// <summary>Adds this times Σw² of the kernel to the loss; at least 0 (Keras <c>kernel_regularizer=L2</c>).</summary>
    public double L2 { get; set; }

    /// <summary>Whether the optimizer changes the kernel and the bias.</summary>
    public bool Trainable { get; set; } = true;
}
