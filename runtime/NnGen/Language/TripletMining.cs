namespace NnGen;

/// <summary>Which triplets of a batch the loss <c>Triplet</c> counts.</summary>
public enum TripletMining
{
    /// <summary>
    /// For each pair of anchor and positive, the nearest negative that is farther away than the positive, or the farthest one if none
    /// is; mean over these pairs (Schroff et al. 2015, "FaceNet"; TensorFlow Addons <c>TripletSemiHardLoss</c>).
    /// </summary>
    SemiHard,

    /// <summary>
    /// For each anchor, the farthest positive and the nearest negative; mean over the samples of the batch, where a sample without a
    /// positive or a negative counts with 0 (Hermans et al. 2017, "In Defense of the Triplet Loss", batch hard).
    /// </summary>
    Hard,

    /// <summary>Every triplet of the batch; mean over all of them (Hermans et al. 2017, batch all).</summary>
    All,
}
