namespace NnGen;

/// <summary>
/// Normalises each element of the last dimension over the batch: (x − mean) / √(variance + epsilon) · Gamma + Beta. <c>[C]</c> or
/// <c>[…, C]</c> in, the same out; 4 C parameters: <c>Gamma [C]</c>, which starts at 1, <c>Beta [C]</c>, which starts at 0, and the
/// statistics <c>MovingMean [C]</c> and <c>MovingVariance [C]</c>.
/// </summary>
/// <remarks>
/// <para>While training, mean and variance are those of the batch, over all its samples and all dimensions but the last; the moving
/// statistics follow them with every batch that gradients are computed for: moving · momentum + batch · (1 − momentum). Otherwise the moving
/// ones are used, and a layer that stands right after a dense one or a convolution costs predictions nothing, as it becomes part of its kernel and bias.</para>
/// <para>The variance is the biased one, Σ(x − mean)² / n, in <c>MovingVariance</c> as well, as in Keras (PyTorch keeps the unbiased one
/// there). Weights of samples do not enter. A layer that is not <see cref="Trainable"/> uses the moving statistics while training, too, and
/// leaves them as they are, as in Keras.</para>
/// <para>After Ioffe and Szegedy, "Batch Normalization" (2015); arguments and defaults are those of Keras's <c>BatchNormalization</c> with
/// axis −1.</para>
/// </remarks>
public sealed class BatchNormalizationAttribute : LayerAttribute
{
    /// <summary>What is kept of the moving statistics with every batch, from 0 to 1. (PyTorch's momentum is 1 minus this.)</summary>
    public double Momentum { get; set; } = 0.99;

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

    /// <summary>Whether the optimizer changes <c>Gamma</c> and <c>Beta</c>, and training the moving statistics.</summary>
    public bool Trainable { get; set; } = true;
}
