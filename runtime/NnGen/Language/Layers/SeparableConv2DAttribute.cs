namespace NnGen;

/// <summary>
/// A convolution in two steps (Chollet, "Xception", 2017): each channel of the image for itself with <c>DepthwiseKernel</c>, then the channels of
/// each pixel with <c>PointwiseKernel</c>; bias and activation come after both. <c>[H, W, in]</c> in, <c>[H', W', filters]</c> out, channels last
/// as in Keras; with D = in · depthMultiplier, kernelSize² · D + D · filters + filters parameters:
/// <c>DepthwiseKernel [kernelSize, kernelSize, in, depthMultiplier]</c>, <c>PointwiseKernel [1, 1, D, filters]</c> and <c>Bias [filters]</c>.
/// </summary>
/// <param name="filters">The number of channels out, at least 1.</param>
/// <param name="kernelSize">The height of the depthwise kernel, at least 1; its width too, unless <see cref="KernelWidth"/> is given.</param>
/// <param name="activation">The function applied to the result.</param>
public sealed class SeparableConv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of channels out.</summary>
    public int Filters { get; } = filters;

    /// <summary>The height of the depthwise kernel, and its width too, unless <see cref="KernelWidth"/> is given.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The width of a depthwise kernel that is not square (<c>[kernelSize, kernelWidth, …]</c>); 0 for as many pixels as <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The function applied to the result.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The depthwise kernels of each channel; at least 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>The pixels from one window to the next, in both directions; at least 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The pixels from one element of the kernel to the next, in both directions; at least 1 (Keras <c>dilation_rate</c>).</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// What happens at the borders. <c>Valid</c>: windows lie inside the image, ⌊(H − size) / strides⌋ + 1 lines of them, where size is the kernel's, dilated. <c>Same</c>: ⌈H / strides⌉ lines;
    /// zeros go around the image, an odd one on the right and at the bottom.
    /// </summary>
    public Padding Padding { get; set; } = Padding.Valid;

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the depthwise kernel starts.</summary>
    public Initializer DepthwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="DepthwiseInitializer"/>.</summary>
    public double DepthwiseConstant { get; set; }

    /// <summary>How the pointwise kernel starts.</summary>
    public Initializer PointwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="PointwiseInitializer"/>.</summary>
    public double PointwiseConstant { get; set; }

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="BiasInitializer"/>.</summary>
    public double BiasConstant { get; set; }

    /// <summary>Adds this times Σ|w| of the depthwise kernel to the loss; at least 0 (Keras <c>depthwise_regularizer=L1</c>).</summary>
    public double DepthwiseL1 { get; set; }

    /// <summary>Adds this times Σw² of the depthwise kernel to the loss; at least 0 (Keras <c>depthwise_regularizer=L2</c>).</summary>
    public double DepthwiseL2 { get; set; }

    /// <summary>Adds this times Σ|w| of the pointwise kernel to the loss; at least 0 (Keras <c>pointwise_regularizer=L1</c>).</summary>
    public double PointwiseL1 { get; set; }

    /// <summary>Adds this times Σw² of the pointwise kernel to the loss; at least 0 (Keras <c>pointwise_regularizer=L2</c>).</summary>
    public double PointwiseL2 { get; set; }

    /// <summary>Whether the optimizer changes the kernels and the bias.</summary>
    public bool Trainable { get; set; } = true;
}
