namespace NnGen;

/// <summary>The base of every attribute that declares the optimizer of a model.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    /// <summary>The step size; greater than 0. <c>FitOptions.LearningRate</c> overrides it at run time.</summary>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>
    /// When greater than 0, the gradients of all parameters are scaled together so that their joint L2 norm is at most this
    /// (Keras <c>global_clipnorm</c>, the formula of PyTorch <c>clip_grad_norm_</c>). 0, the default, switches it off.
    /// </summary>
    public double GlobalClipNorm { get; set; }

    /// <summary>
    /// When greater than 0, each element of a gradient is clamped to ±this value (Keras <c>clipvalue</c>), after
    /// <see cref="GlobalClipNorm"/>. 0, the default, switches it off.
    /// </summary>
    public double ClipValue { get; set; }
}
