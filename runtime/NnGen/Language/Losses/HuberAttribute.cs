namespace NnGen;

/// <summary>
/// Squared near the target and linear far from it, so that outliers pull less: ½ e² for |e| ≤ δ and δ (|e| − ½ δ) beyond, with
/// e = prediction − target, mean over samples and outputs (Huber 1964; Keras <c>Huber</c>, PyTorch <c>HuberLoss</c>). As many targets
/// as the head has outputs.
/// </summary>
/// <param name="delta">Where the loss becomes linear, in the unit of the targets; more than 0. Keras's default is 1.</param>
public sealed class HuberAttribute(double delta = 1.0) : LossAttribute
{
    /// <summary>Where the loss becomes linear.</summary>
    public double Delta { get; } = delta;
}
