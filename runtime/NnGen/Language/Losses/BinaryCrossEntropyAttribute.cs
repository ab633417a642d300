namespace NnGen;

/// <summary>
/// Cross-entropy of independent yes/no targets: −(t log p + (1 − t) log(1 − p)), mean over samples and outputs.
/// Targets are 0 to 1, as many as the head has outputs. A sigmoid head is fused with the loss, which is computed from its logits
/// and stays finite; a head without sigmoid counts as logits, and <c>Predict</c> then returns logits.
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>Moves each target towards ½: t (1 − s) + s / 2; 0 to less than 1.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// What the loss of positive targets is multiplied by, more than 0: −(w t log p + (1 − t) log(1 − p)), for data where they are rare
    /// (PyTorch's <c>pos_weight</c>; Keras has none).
    /// </summary>
    public double PositiveWeight { get; set; } = 1.0;
}
