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

    /// <summary>How <c>Gamma</c> starts.</summary>
    public Initializer GammaInitializer { get; set; } = Initializer.Ones;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="GammaInitializer"/>.</summary>
    public double GammaConstant { get; set; }

    /// <summary>How <c>Beta</c> starts.</summary>
    public Initializer BetaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/> as <see cref="BetaInitializer"/>.</summary>
    public double BetaConstant { get; set; }

    /// <summary>Adds this times Σ|w| of <c>Gamma</c> to the loss; at least 0 (Keras <c>gamma_regularizer=L1</c>).</summary>
    public double GammaL1 { get; set; }

    /// <summary>Adds this times Σw² of <c>Gamma</c> to the loss; at least 0 (Keras <c>gamma_regularizer=L2</c>).</summary>
    public double GammaL2 { get; set; }

    /// <summary>Adds this times Σ|w| of <c>Beta</c> to the loss; at least 0 (Keras <c>beta_regularizer=L1</c>).</summary>
    public double BetaL1 { get; set; }

    /// <summary>Adds this times Σw² of <c>Beta</c> to the loss; at least 0 (Keras <c>beta_regularizer=L2</c>).</summary>
    public double BetaL2 { get; set; }

    /// <summary>Whether the optimizer changes <c>Gamma</c> and <c>Beta</c>.</summary>
    public bool Trainable { get; set; } = true;
}
