namespace NnGen;

/// <summary>
/// Thresholded rectified linear unit (Konda et al., 2014): x for x > θ, otherwise 0, elementwise. A NaN stays a NaN.
/// Any shape in, the same shape out, no parameters.
/// </summary>
/// <remarks>The derivative at θ is 0, as PyTorch's <c>threshold</c>.</remarks>
/// <param name="theta">The threshold θ, at least 0. Keras's default is 1.</param>
public sealed class ThresholdedReLUAttribute(double theta = 1.0) : LayerAttribute
{
    /// <summary>The threshold θ.</summary>
    public double Theta { get; } = theta;
}
