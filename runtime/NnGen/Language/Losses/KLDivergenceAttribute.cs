namespace NnGen;

/// <summary>
/// The divergence of a predicted from a given distribution over classes: Σⱼ tⱼ (log tⱼ − log pⱼ), a term of 0 where tⱼ = 0, mean over
/// samples (Keras <c>KLDivergence</c>; Kullback and Leibler 1951). Targets are a probability per output. A softmax head is fused with
/// the loss, which is computed from its logits and stays finite without Keras's clipping at 1e-7; a head without softmax counts as
/// logits, and <c>Predict</c> then returns logits, as with <see cref="CrossEntropyAttribute"/>.
/// </summary>
public sealed class KLDivergenceAttribute : LossAttribute;
