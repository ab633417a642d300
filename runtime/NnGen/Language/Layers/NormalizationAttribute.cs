namespace NnGen;

/// <summary>
/// Shifts and scales the inputs to mean 0 and variance 1 per feature (the last dimension):
/// (x − mean) / max(√variance, 1e-7), as Keras's <c>Normalization</c>. The same shape in and out; <c>Mean</c> and
/// <c>Variance</c> are statistics, not trained.
/// </summary>
/// <remarks>
/// The first <c>Fit</c> learns both from the training part of the data, unless they were given here, set through
/// <c>Parameters</c>, or loaded. The layer stands before any other layer than Flatten, since it describes the data.
/// </remarks>
public sealed class NormalizationAttribute : LayerAttribute
{
    /// <summary>The mean per feature, or one for all; with <see cref="Variance"/>, instead of learning it.</summary>
    public double[]? Mean { get; set; }

    /// <summary>The variance per feature, or one for all, at least 0; with <see cref="Mean"/>.</summary>
    public double[]? Variance { get; set; }

    /// <summary>
    /// Whether inputs may be missing, as NaN: their mean and variance are those of the values that are there, and a missing one becomes 0,
    /// the mean. By default data with a NaN are refused.
    /// </summary>
    public bool AllowMissing { get; set; }

    /// <summary>The features that are normalised, by their place from 0; null for all. The others keep mean 0 and variance 1.</summary>
    public int[]? Elements { get; set; }
}
