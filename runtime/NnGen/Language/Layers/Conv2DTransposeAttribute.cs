namespace NnGen;

/// <summary>
/// A transposed convolution of an image, which enlarges it: each pixel of the input adds its product with the kernel to a window of the output,
/// result[y · strides + i · dilation, x · strides + j · dilation, o] += Σ x[y, x, c] · Kernel[i, j, o, c]; then the bias is added and the activation
/// applied. It is the gradient of <see cref="Conv2DAttribute"/> with respect to its image (Dumoulin and Visin, "A guide to convolution arithmetic",
/// 2016). <c>[H, W, in]</c> in, <c>[H', W', filters]</c> out: with <see cref="Padding.Same"/> H' = H · strides, and with <see cref="Padding.Valid"/>
/// so many lines more as the kernel is longer than its stride. kernelSize² · filters · in + filters parameters:
/// <c>Kernel [kernelSize, kernelSize, filters, in]</c> and <c>Bias [filters]</c>.
/// </summary>
/// <param name="filters">The number of channels out, at least 1.</param>
/// <param name="kernelSize">The height of the kernel, at least 1; its width too, unless <see cref="KernelWidth"/> is given.</param>
/// <param name="activation">The function applied to the result.</param>
public sealed class Conv2DTransposeAttribute(int filters, int kernelSize, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of channels out.</summary>
    public int Filters { get; } = filters;

    /// <summary>The height of the kernel, and its width too, unless <see cref="KernelWidth"/> is given.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The width of a kernel that is not square (<c>[kernelSize, kernelWidth, …]</c>); 0 for as many pixels as <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The function applied to the result.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The pixels from one window of the output to the next, in both directions; at least 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The pixels from one element of the kernel to the next, in both directions; at least 1 (Keras <c>dilation_rate</c>).</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>What the windows do at the borders of the output: <c>Same</c> gives H · strides lines, <c>Valid</c> as many more as the kernel, dilated, is longer than its stride.</summary>
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
