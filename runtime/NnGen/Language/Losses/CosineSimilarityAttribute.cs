namespace NnGen;

/// <summary>
/// The negative cosine of the angle between outputs and targets: −Σⱼ tⱼ pⱼ / (|t| |p|), from −1 (the same direction) to 1, mean over
/// samples (Keras <c>CosineSimilarity</c> over the last axis). Norms count as at least 1e-7, so a vector of zeros gives 0. As many
/// targets as the head has outputs, at least two.
/// </summary>
public sealed class CosineSimilarityAttribute : LossAttribute;
