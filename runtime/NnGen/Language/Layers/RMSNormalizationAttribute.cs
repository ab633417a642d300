namespace NnGen;

/// <summary>
/// Divides the last dimension of each sample by its root mean square: x / √(mean of x² + epsilon) · Scale. <c>[C]</c> or <c>[…, C]</c> in,
/// the same out; C parameters: <c>Scale [C]</c>, which starts at 1.
/// </summary>
/// <remarks>
/// The same while training and in predictions. After Zhang and Sennrich, "Root Mean Square Layer Normalization" (2019); arguments and
/// defaults are those of Keras 3's <c>RMSNormalization</c> with axis −1.
/// </remarks>
public sealed class RMSNormalizationAttribute : LayerAttribute
{
    /// <summary>What is added to the mean of squares, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>Whether the optimizer changes <c>Scale</c>.</summary>
    public bool Trainable { get; set; } = true;
}
