namespace NnGen;

/// <summary>What the shares of a <see cref="ConfusionMatrix"/> are shares of.</summary>
public enum ConfusionShare
{
    /// <summary>Of the samples of a class: rows sum to 1, the diagonal is recall.</summary>
    OfActual,

    /// <summary>Of those taken for a class: columns sum to 1, the diagonal is precision.</summary>
    OfPredicted,

    /// <summary>Of all samples.</summary>
    OfAll,
}
