namespace NnGen;

/// <summary>
/// Normalises groups of channels of each sample for themselves: (x − mean) / √(variance + epsilon) · Gamma + Beta, with the mean and the variance
/// (of all elements, biased) over all pixels and the C / groups channels of a group. <c>[…, C]</c> in, the same out; 2 C parameters:
/// <c>Gamma [C]</c>, which starts at 1, and <c>Beta [C]</c>, which starts at 0.
/// </summary>
/// <remarks>
/// The same while training and in predictions, however small the batch. After Wu and He, "Group normalization" (2018); arguments and defaults are
/// those of Keras's <c>GroupNormalization</c> with axis −1.
/// </remarks>
/// <param name="groups">The number of groups, of which the channels are a multiple; −1 for one of each channel (instance normalisation).</param>
public sealed class GroupNormalizationAttribute(int groups = 32) : LayerAttribute
{
    /// <summary>The number of groups, −1 for one of each channel.</summary>
    public int Groups { get; } = groups;

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
