namespace NnGen;

/// <summary>
/// Parametric rectified linear unit (He et al., 2015): x for x > 0, otherwise α x, elementwise, with a learned α. Any shape in, the same
/// shape out; <c>Alpha</c> has that shape too.
/// </summary>
/// <remarks>
/// Each element of a sample has its own α, which all samples share, as in Keras without <c>shared_axes</c>; there is no sharing along an
/// axis. The derivative at 0 is α with respect to x, and 0 with respect to α, as PyTorch's.
/// </remarks>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>How α starts: zeros, as in Keras (PyTorch starts from 0.25).</summary>
    public Initializer AlphaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="AlphaInitializer"/>.</summary>
    public double AlphaConstant { get; set; }

    /// <summary>Whether the optimizer changes α.</summary>
    public bool Trainable { get; set; } = true;
}
