namespace NnGen;

/// <summary>
/// Binary cross-entropy that gives little weight to what is decided well already: (1 − q)^γ · −(t log p + (1 − t) log(1 − p)) with
/// q = t p + (1 − t)(1 − p), mean over samples and outputs (Lin et al. 2017, "Focal Loss for Dense Object Detection"; Keras
/// <c>BinaryFocalCrossentropy</c>). Targets are 0 to 1, as many as the head has outputs. A sigmoid head is fused with the loss, which
/// is computed from its logits and stays finite; a head without sigmoid counts as logits, and <c>Predict</c> then returns logits.
/// </summary>
public sealed class BinaryFocalCrossEntropyAttribute : LossAttribute
{
    /// <summary>The exponent γ, at least 0; 0 is binary cross-entropy.</summary>
    public double Gamma { get; set; } = 2.0;

    /// <summary>The weight α of positive targets with <see cref="ApplyClassBalancing"/>; negative ones have 1 − α. 0 to 1.</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>Whether the loss is multiplied by t α + (1 − t)(1 − α).</summary>
    public bool ApplyClassBalancing { get; set; }

    /// <summary>Moves each target towards ½ before anything else: t (1 − s) + s / 2; 0 to less than 1.</summary>
    public double LabelSmoothing { get; set; }
}
