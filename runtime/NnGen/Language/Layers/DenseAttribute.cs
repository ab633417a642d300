namespace NnGen;

/// <summary>
/// A fully connected layer: activation(x · Kernel + Bias). <c>[in]</c> in, <c>[units]</c> out;
/// in · units + units parameters: <c>Kernel [in, units]</c> and <c>Bias [units]</c>.
/// </summary>
/// <param name="units">The number of outputs, at least 1.</param>
/// <param name="activation">The function applied to the result.</param>
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to the result.</summary>
    public Activation Activation { get; } = activation;

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
