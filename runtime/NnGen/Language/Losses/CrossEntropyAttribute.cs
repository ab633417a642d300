namespace NnGen;

/// <summary>
/// Cross-entropy of one class among C: −log softmax(logits)[class], mean over samples. Targets are class indices, 0 to C − 1
/// (Keras <c>SparseCategoricalCrossentropy</c>), or with <see cref="OneHot"/> a probability per class
/// (<c>CategoricalCrossentropy</c>). A softmax head is fused with the loss, which is computed from its logits and stays
/// finite; a head without softmax counts as logits, and <c>Predict</c> then returns logits.
/// </summary>
public sealed class CrossEntropyAttribute : LossAttribute
{
    /// <summary>Whether targets are C numbers a sample instead of one class index.</summary>
    public bool OneHot { get; set; }

    /// <summary>Moves each target towards the uniform distribution: t (1 − s) + s / C; 0 to less than 1.</summary>
    public double LabelSmoothing { get; set; }
}
