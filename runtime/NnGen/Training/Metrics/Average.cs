namespace NnGen;

/// <summary>How the values of several classes become one.</summary>
public enum Average
{
    /// <summary>The mean over classes: each class counts alike, however rare.</summary>
    Macro,

    /// <summary>The value of the counts of all classes taken together: each sample counts alike.</summary>
    Micro,

    /// <summary>The mean over classes, weighted by how many samples are of each.</summary>
    Weighted,
}
