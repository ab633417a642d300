namespace NnGen;

/// <summary>The base of every attribute that declares the optimizer of a model. Names and defaults are Keras's.</summary>
/// <remarks>
/// A step goes: scale by the joint norm (<see cref="GlobalClipNorm"/>), scale each parameter's gradient by its own norm
/// (<see cref="ClipNorm"/>), clamp elements (<see cref="ClipValue"/>), decay the weights (<see cref="WeightDecay"/>), update, average
/// (<see cref="UseEma"/>).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    /// <summary>
    /// The step size η; greater than 0. <c>FitOptions.LearningRate</c> or <c>FitOptions.Schedule</c> overrides it at run time, and
    /// <c>Parameter.LearningRateScale</c> multiplies it for one parameter.
    /// </summary>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>
    /// The decoupled weight decay λ (Loshchilov and Hutter, 2019), as Keras has it for every optimizer and PyTorch's <c>AdamW</c> does
    /// it: w ← w − η λ w before the update. PyTorch's <c>weight_decay</c> of other optimizers adds λ w to the gradient instead, which
    /// is what <c>L2 = λ / 2</c> of a layer does here. All trained parameters decay, biases too, as in both; Keras's
    /// <c>exclude_from_weight_decay</c> is <c>Parameter.WeightDecayScale = 0</c> at run time. At least 0, the default, which is off.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// When greater than 0, the gradients of all parameters are scaled together so that their joint L2 norm is at most this
    /// (Keras <c>global_clipnorm</c>, the formula of PyTorch <c>clip_grad_norm_</c>). 0, the default, switches it off.
    /// </summary>
    public double GlobalClipNorm { get; set; }

    /// <summary>
    /// When greater than 0, the gradient of each parameter is scaled so that its L2 norm is at most this (Keras <c>clipnorm</c>, the
    /// formula of PyTorch <c>clip_grad_norm_</c> on one parameter), after <see cref="GlobalClipNorm"/>. 0, the default, switches it off.
    /// </summary>
    public double ClipNorm { get; set; }

    /// <summary>
    /// When greater than 0, each element of a gradient is clamped to ±this value (Keras <c>clipvalue</c>), after
    /// <see cref="GlobalClipNorm"/> and <see cref="ClipNorm"/>. 0, the default, switches it off.
    /// </summary>
    public double ClipValue { get; set; }

    /// <summary>
    /// Whether an exponential moving average of the weights is kept (Polyak and Juditsky, 1992): a ← μ a + (1 − μ) w after each step,
    /// and a = w after the first, as in Keras. <c>Fit</c> ends with the averages in place of the weights, as Keras's does;
    /// <c>UseAveragedWeights</c> exchanges them for a while.
    /// </summary>
    public bool UseEma { get; set; }

    /// <summary>The momentum μ of the average: at least 0, less than 1.</summary>
    public double EmaMomentum { get; set; } = 0.99;

    /// <summary>When greater than 0, the averages replace the weights after every so many steps; 0, the default, for never before the end of <c>Fit</c>.</summary>
    public int EmaOverwriteFrequency { get; set; }

    /// <summary>
    /// How many batches make one step, by the mean of their gradients; at least 1, the default. Holds for <c>Fit</c> and
    /// <c>TrainStep</c>. In <c>Fit</c>, groups end with the epoch: a last group of fewer batches takes the mean of those, where Keras
    /// carries it into the next epoch. Steps, schedules and averages count optimizer steps, where Keras counts batches.
    /// </summary>
    public int GradientAccumulationSteps { get; set; } = 1;
}
