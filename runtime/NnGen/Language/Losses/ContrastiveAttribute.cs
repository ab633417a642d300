namespace NnGen;

/// <summary>
/// Draws samples of the same class together and pushes those of different classes apart up to a margin: over all pairs of the batch,
/// d² for the same class and max(margin − d, 0)² for different ones, where d is the Euclidean distance of their outputs, mean over the
/// pairs (TensorFlow Addons <c>ContrastiveLoss</c>; half of that in Hadsell, Chopra and LeCun 2006). A batch of one sample has the loss 0.
/// </summary>
/// <param name="margin">The distance from which on different classes count as apart; more than 0.</param>
/// <remarks>
/// The outputs are embeddings: their number is the dimension, targets are class indices of any number of classes, each at least 0.
/// Pairs are formed within a batch, so the loss depends on how samples are batched. The loss of a sample is the mean over its pairs; a
/// sample's weight multiplies that, so a pair has the mean weight of its two samples. Where the distance of different classes is 0, its
/// gradient counts as 0.
/// As it compares samples with each other, a model of several outputs cannot have it.
/// </remarks>
public sealed class ContrastiveAttribute(double margin = 1.0) : LossAttribute
{
    /// <summary>The distance from which on different classes count as apart.</summary>
    public double Margin { get; } = margin;
}
