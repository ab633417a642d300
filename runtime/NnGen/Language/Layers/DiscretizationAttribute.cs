namespace NnGen;

/// <summary>
/// Numbers as bins, as Keras's <c>Discretization</c> with <c>output_mode="one_hot"</c>: each feature becomes a vector with 1 at the bin that
/// the number falls into and 0 elsewhere. <c>[F]</c> in, <c>[F · bins]</c> out, feature after feature; <c>Boundaries [F, bins − 1]</c> is a
/// statistic, not trained.
/// </summary>
/// <remarks>
/// <para>Bin i has the numbers x with Boundaries[i − 1] ≤ x &lt; Boundaries[i], as NumPy's <c>digitize</c>; the first and the last bin reach
/// to infinity, so a number outside the training data has a bin as well. A NaN is in no bin: all bins of its feature are NaN, and so are
/// predictions (Keras and NumPy count it to the last bin).</para>
/// <para>Either <see cref="BinBoundaries"/> or <see cref="NumBins"/> is given: <c>[Discretization(BinBoundaries = [0, 1, 2])]</c> or
/// <c>[Discretization(NumBins = 10)]</c>. With the latter the first <c>Fit</c> learns the boundaries of each feature from the training part of the data, unless they were set through <c>Parameters</c> or loaded: the quantiles 1/bins, 2/bins, …
/// with linear interpolation, exact, as NumPy's <c>quantile</c> and scikit-learn's <c>KBinsDiscretizer(strategy="quantile")</c> (Keras
/// approximates them). Such a layer stands before any other than Flatten and Reshape, since it describes the data. Equal quantiles, of a feature
/// with fewer distinct numbers than bins, leave bins empty; all numbers of a constant feature are in the last. Until they are learned,
/// boundaries are 0.</para>
/// <para>Nothing that stands before the layer gets a gradient through it: bins are constant almost everywhere.</para>
/// </remarks>
public sealed class DiscretizationAttribute : LayerAttribute
{
    /// <summary>The boundaries between bins for all features, at least one, each greater than the one before: n of them make n + 1 bins.</summary>
    public double[]? BinBoundaries { get; set; }

    /// <summary>The number of bins per feature, at least 2, whose boundaries are learned; instead of <see cref="BinBoundaries"/>.</summary>
    public int NumBins { get; set; }
}
