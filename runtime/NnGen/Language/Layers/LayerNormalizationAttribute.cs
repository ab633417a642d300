namespace NnGen;

/// <summary>
/// Normalises the last dimension of each sample for itself: (x − mean) / √(variance + epsilon) · Gamma + Beta, with the mean and the
/// variance (of all C elements, biased) over that dimension. <c>[C]</c> or <c>[…, C]</c> in, the same out; 2 C parameters:
/// <c>Gamma [C]</c>, which starts at 1, and <c>Beta [C]</c>, which starts at 0.
/// </summary>
/// <remarks>
/// The same while training and in predictions. After Ba, Kiros and Hinton, "Layer Normalization" (2016); arguments and defaults are those
/// of Keras's <c>LayerNormalization</c> with axis −1.
/// </remarks>
public sealed class LayerNormalizationAttribute : LayerAttribute
{
    /// <summary>What is added to the variance, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>Whether <c>Beta</c> is added.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether the result is multiplied by <c>Gamma</c>.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether the optimizer changes <c>Gamma</c> and <c>Beta</c>.</summary>
    public bool Trainable { get; set; } = true;
}
