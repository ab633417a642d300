namespace NnGen;

/// <summary>
/// The negative log-likelihood of counts, without the constant log t!: p − t log(p + 1e-7), mean over samples and outputs (Keras
/// <c>Poisson</c>). As many targets as the head has outputs, each at least 0; the head gives expected counts, which are positive: use
/// <see cref="Activation.Softplus"/>, or <see cref="LogInput"/> with a linear head.
/// </summary>
public sealed class PoissonAttribute : LossAttribute
{
    /// <summary>
    /// Whether the head gives logarithms z of expected counts: the loss is then eᶻ − t z (PyTorch <c>PoissonNLLLoss</c> with
    /// <c>log_input</c>), and <c>Predict</c> returns z. Keras has no such argument.
    /// </summary>
    public bool LogInput { get; set; }
}
