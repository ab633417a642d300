namespace NnGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019), defaults from Keras, by PyTorch's formula:
/// w ← w − η λ w before the step of <see cref="AdamAttribute"/>, where λ is <see cref="OptimizerAttribute.WeightDecay"/>. All trainable
/// parameters decay, biases too, as in both.
/// </summary>
public sealed class AdamWAttribute : OptimizerAttribute
{
    /// <summary>Creates it with Keras's default weight decay, 0.004.</summary>
    public AdamWAttribute() => WeightDecay = 0.004;

    /// <summary>The decay β₁ of the first moment: at least 0, less than 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the second moment: at least 0, less than 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε of the denominator, outside the root and after the bias correction; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
