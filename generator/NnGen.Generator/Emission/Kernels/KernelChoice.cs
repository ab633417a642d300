using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The tiles of a product with weights.</summary>
/// <param name="Lanes">The floats of a vector, at least.</param>
/// <param name="Weights">The floats of the weights, at least.</param>
/// <param name="Heights">The rows of a tile: 3, 2 and 1 times a number, of which the highest fills the registers with accumulators.</param>
/// <param name="PrefetchDistance">How many steps of the sums ahead the weights are fetched; 0 for not at all.</param>
internal sealed record ProductTiles(int Lanes, long Weights, int[] Heights, int PrefetchDistance);

/// <summary>How the gradient of a kernel is summed.</summary>
/// <param name="Inputs">The inputs of the layer, at least.</param>
/// <param name="Panels">The panels of 32 outputs, at least.</param>
/// <param name="SamplesTogether">The samples of one pass over all tiles.</param>
/// <param name="IsPacked">Whether the gradients of these samples are copied together, a panel at a time, first.</param>
/// <param name="IsPrefetched">Whether a tile fetches what the next one reads of the inputs.</param>
internal sealed record KernelGradientPasses(int Inputs, int Panels, int SamplesTogether, bool IsPacked, bool IsPrefetched);

/// <summary>
/// Which kernel a product gets, from its shape and the width of vectors. All such choices are made here; the last row of a table whose
/// conditions hold is taken. benchmarks/README.md has what they reach, and the benchmark's <c>--products</c> measures it. Two things need no
/// table: a product with one input or output is none (<see cref="NarrowProducts"/>), and the gradient of the input reads transposed panels.
/// </summary>
internal static class KernelChoice
{
    /// <summary>
    /// Up to so many multiply-adds of vectors, the prediction of one sample is straight-line code, otherwise loops. The just-in-time
    /// compiler stops optimising methods well above it (about 1500), and long before that loops are as fast.
    /// </summary>
    public const int StraightLineMultiplyAdds = 512;

    /// <summary>The accumulators of a single row, which hide the latency of a multiply-add.</summary>
    public const int RowAccumulators = 8;

    /// <summary>The samples from which on a copy of their gradients saves more than it costs.</summary>
    public const int FewestSamplesToPack = 16;

    // Low tiles read weights that are not in the first-level cache fewer times than row by row, but have too few accumulators otherwise.
    private static readonly ProductTiles[] s_products =
    [
        //  lanes  weights from  rows            prefetch
        new(0,     0,            [6, 4, 2],      0),
        new(0,     64 * 1024,    [6, 4, 2],      32),
        new(16,    0,            [12, 8, 4],     0),
        new(16,    16 * 1024,    [12, 8, 4, 2],  32),
    ];

    private static readonly KernelGradientPasses[] s_kernelGradients =
    [
        //  inputs  panels  samples  packed  prefetch
        new(0,      0,      128,     false,  false),
        new(64,     2,      64,      true,   true),
    ];

    /// <summary>The product of rows with weights, forward and for the gradient of the input alike.</summary>
    public static ProductTiles Product(int inner, int columns, Lanes lanes) =>
        s_products.Last(row => row.Lanes <= lanes.Count && row.Weights <= (long)inner * Storage.Pad(columns));

    /// <summary>The gradient of a kernel.</summary>
    public static KernelGradientPasses KernelGradient(int inputs, int outputs) =>
        s_kernelGradients.Last(row =>
            row.Inputs <= inputs && (row.Panels - 1) * MatMulKernel.PanelWidth < Storage.Pad(outputs));

    /// <summary>The columns of a tile: two vectors, or the one of a narrow panel.</summary>
    public static int TileColumns(int panel, Lanes lanes) => Math.Min(panel, 2 * lanes.Count);

    /// <summary>
    /// The columns that the tiles of a kernel's gradient go over together: two panels with 512 bits, where half a panel at the end, for which
    /// these tiles are too low, is a small part. Two panels need fewer loads for each multiply-add than one and tiles twice as high.
    /// </summary>
    public static int KernelGradientStrip(int outputs, Lanes lanes)
    {
        const int TwoPanels = 2 * MatMulKernel.PanelWidth;
        var padded = Storage.Pad(outputs);
        return lanes.Count == 16 && padded >= TwoPanels && (padded % MatMulKernel.PanelWidth == 0 || padded >= 4 * TwoPanels)
            ? TwoPanels
            : MatMulKernel.PanelWidth;
    }

    /// <summary>The inputs of a tile of a kernel's gradient: with its columns they fill the registers.</summary>
    public static int KernelGradientHeight(int outputs, Lanes lanes) =>
        lanes.Count == 16 && KernelGradientStrip(outputs, lanes) == MatMulKernel.PanelWidth ? 12 : 6;
}
