namespace NnGen;

/// <summary>
/// A convolution of an image: activation(Σ x[y · strides + i · dilation, x · strides + j · dilation, c] · Kernel[i, j, c, o] + Bias[o]).
/// <c>[H, W, in]</c> in, <c>[H', W', filters]</c> out, channels last as in Keras; kernelSize² · in · filters + filters parameters:
/// <c>Kernel [kernelSize, kernelSize, in, filters]</c> and <c>Bias [filters]</c>.
/// </summary>
/// <param name="filters">The number of channels out, at least 1.</param>
/// <param name="kernelSize">The height of the kernel, at least 1; its width too, unless <see cref="KernelWidth"/> is given.</param>
/// <param name="activation">The function applied to the result.</param>
public sealed class Conv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of channels out.</summary>
    public int Filters { get; } = filters;

    /// <summary>The height of the kernel, and its width too, unless <see cref="KernelWidth"/> is given.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The width of a kernel that is not square (<c>[kernelSize, kernelWidth, …]</c>); 0 for as many pixels as <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The function applied to the result.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The pixels from one window to the next, in both directions; at least 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The pixels from one element of the kernel to the next, in both directions; at least 1 (Keras <c>dilation_rate</c>).</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The groups that the channels are split into, each convolved with its own filters; a divisor of the channels in and of <see cref="Filters"/>.
    /// The kernel is then <c>[kernelSize, kernelSize, in / groups, filters]</c>.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// What happens at the borders. <c>Valid</c>: windows lie inside the image, ⌊(H − size) / strides⌋ + 1 lines of them, where size is the kernel's, dilated. <c>Same</c>: ⌈H / strides⌉ lines;
    /// zeros go around the image, an odd one on the right and at the bottom.
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
