namespace NnGen;

/// <summary>
/// Makes each sample (the anchor a) closer to samples of its class (positives p) than to those of other classes (negatives n), by a
/// margin: max(d(a, p) − d(a, n) + margin, 0) with Euclidean distances d between outputs, over triplets that are found in the batch
/// as <see cref="Mining"/> says. Without any triplet, as in a batch of one class, the loss is 0.
/// </summary>
/// <param name="margin">By how much negatives shall be farther away than positives; more than 0. TensorFlow Addons' default is 1.</param>
/// <remarks>
/// The outputs are embeddings: their number is the dimension, often normalised to length 1; targets are class indices of any number of
/// classes, each at least 0. Triplets are formed within a batch, which must be large enough to hold several samples of a class; the
/// loss depends on how samples are batched. A sample's weight multiplies the triplets whose anchor it is. Where a distance is 0, its
/// gradient counts as 0.
/// As it compares samples with each other, a model of several outputs cannot have it.
/// </remarks>
public sealed class TripletAttribute(double margin = 1.0) : LossAttribute
{
    /// <summary>By how much negatives shall be farther away than positives.</summary>
    public double Margin { get; } = margin;

    /// <summary>Which triplets of a batch count.</summary>
    public TripletMining Mining { get; set; } = TripletMining.SemiHard;
}
