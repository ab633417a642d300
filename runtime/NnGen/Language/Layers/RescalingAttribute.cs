namespace NnGen;

/// <summary>
/// Scales and shifts: x · scale + offset, elementwise, as Keras's <c>Rescaling</c>: <c>[Rescaling(1.0 / 255)]</c> takes bytes to 0 … 1.
/// Any shape in, the same shape out, no parameters.
/// </summary>
/// <param name="scale">The factor.</param>
/// <param name="offset">What is added afterwards.</param>
public sealed class RescalingAttribute(double scale, double offset = 0.0) : LayerAttribute
{
    /// <summary>The factor.</summary>
    public double Scale { get; } = scale;

    /// <summary>What is added afterwards.</summary>
    public double Offset { get; } = offset;
}
