using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The tiles of a product with weights.</summary>
/// <param name="Lanes">The floats of a vector, at least.</param>
/// <param name="Weights">The floats of the weights, at least.</param>
/// <param name="Heights">The rows of a tile: 3, 2 and 1 times a number, of which the highest fills the registers with accumulators.</param>
/// <param name="PrefetchDistance">How many steps of the sums ahead the weights are fetched; 0 for not at all.</param>
internal sealed record ProductTiles(int Lanes, long Weights, int[] Heights, int PrefetchDistance);

/// <summary>How the gradient of a kernel is summed.</summary>
/// <param name="Lanes">The floats of a vector, at least.</param>
/// <param name="Inputs">The inputs of the layer, at least.</param>
/// <param name="Outputs">The padded outputs of the layer, at least.</param>
/// <param name="EndsInHalf">Whether the last panel may be half a panel, of 16 outputs.</param>
/// <param name="Height">The inputs of a tile.</param>
/// <param name="Columns">The outputs that lie beside each other for the tiles: of one panel or of two.</param>
/// <param name="SamplesTogether">The samples of one pass over all tiles.</param>
/// <param name="IsPacked">Whether the gradients of these samples are first copied together, so many columns at a time.</param>
/// <param name="IsPrefetched">Whether a tile fetches what the next one reads of the inputs.</param>
internal sealed record KernelGradientTiles(
    int Lanes,
    int Inputs,
    int Outputs,
    bool EndsInHalf,
    int Height,
    int Columns,
    int SamplesTogether,
    bool IsPacked,
    bool IsPrefetched);

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

    /// <summary>Fewer sparse rows than this are computed one by one: a tile cannot skip what is 0 in one row and not in another.</summary>
    public const int FewSparseRows = 8;

    /// <summary>With more sets of accumulators there are so few columns that finding the zeros of a row costs more than they do.</summary>
    public const int MostSplitOfSparse = 2;

    /// <summary>What says which numbers of a row are zeros lies on the stack: a bit each.</summary>
    public const int LongestSparseRow = 64 * 1024;

    /// <summary>The samples from which on a copy of their gradients saves more than it costs.</summary>
    public const int FewestSamplesToPack = 16;

    /// <summary>The pixels of a line from which on tiles over it leave little over.</summary>
    public const int LongLine = 48;

    /// <summary>What lines of an image that are convolved together take at most: 64 KB.</summary>
    private const int ImageFloats = 16 * 1024;

    /// <summary>A kernel up to this size is at hand in the second-level cache, whatever the order: 384 KB.</summary>
    public const int KernelFloats = 96 * 1024;

    // Low tiles read weights that are not in the first-level cache fewer times than row by row, but have too few accumulators otherwise.
    private static readonly ProductTiles[] s_products =
    [
        //  lanes  weights from  rows            prefetch
        new(0,     0,            [6, 4, 2],      0),
        new(0,     64 * 1024,    [6, 4, 2],      32),
        new(16,    0,            [12, 8, 4],     0),
        new(16,    16 * 1024,    [12, 8, 4, 2],  32),
    ];

    // A tile of 6 inputs by two panels takes fewer loads for each multiply-add than one of 12 by one panel, but is too low for half a panel.
    // 64 samples of two panels are 16 KB; a copy, and lines fetched ahead, are for gradients and inputs that lie far apart.
    private static readonly KernelGradientTiles[] s_kernelGradients =
    [
        //  lanes  inputs  outputs  half    height  columns  samples  packed  prefetch
        new(0,     0,      0,       true,   6,      32,      128,     false,  false),
        new(0,     64,     48,      true,   6,      32,      64,      true,   true),
        new(16,    0,      0,       true,   12,     32,      128,     false,  false),
        new(16,    0,      64,      false,  6,      64,      128,     false,  false),
        new(16,    64,     48,      true,   12,     32,      64,      true,   true),
        new(16,    64,     64,      false,  6,      64,      64,      true,   true),
        new(16,    64,     256,     true,   6,      64,      64,      true,   true),
    ];

    /// <summary>The product of rows with weights, forward and for the gradient of the input alike.</summary>
    public static ProductTiles Product(int inner, int columns, Lanes lanes) =>
        s_products.Last(row => row.Lanes <= lanes.Count && row.Weights <= (long)inner * Storage.Pad(columns));

    /// <summary>The gradient of a kernel.</summary>
    public static KernelGradientTiles KernelGradient(int inputs, int outputs, Lanes lanes)
    {
        var padded = Storage.Pad(outputs);
        return s_kernelGradients.Last(row =>
            row.Lanes <= lanes.Count
            && row.Inputs <= inputs
            && row.Outputs <= padded
            && (row.EndsInHalf || padded % MatMulKernel.PanelWidth == 0));
    }

    /// <summary>
    /// The tiles of a convolution over the pixels of its result: how many lines a tile has, and how many pixels of a line the first tiles have
    /// and the others, which have one less or are none.
    /// </summary>
    /// <param name="rows">The lines of the result.</param>
    /// <param name="columns">The pixels of a line.</param>
    /// <param name="vectors">The vectors of channels of a tile.</param>
    /// <param name="lanes">The width of vectors.</param>
    public static (int Lines, int Wide, int WideTiles, int Narrow, int NarrowTiles) Pixels(int rows, int columns, int vectors, Lanes lanes)
    {
        var most = Accumulators(lanes) / vectors;
        if (columns * 2 <= most)
        {
            return (Math.Min(rows, most / columns), columns, 1, 0, 0);
        }

        var (wide, wideTiles, narrow, narrowTiles) = Split(columns, most);
        return (1, wide, wideTiles, narrow, narrowTiles);
    }

    /// <summary>The longest line of a depthwise kernel whose weights stay in registers beside the sums of a tile.</summary>
    public const int WidestDepthwiseLine = 7;

    /// <summary>The pixels of the tiles over a line of a depthwise convolution: of the first tiles, and of the others, which have one less or are none.</summary>
    /// <param name="columns">The pixels whose windows lie inside the image.</param>
    /// <param name="width">The columns of a window.</param>
    public static (int Wide, int WideTiles, int Narrow, int NarrowTiles) DepthwisePixels(int columns, int width)
    {
        // Sixteen registers hold the sums, the weights of a line, and an element.
        return Split(columns, width <= WidestDepthwiseLine ? Math.Min(8, 15 - width) : 8);
    }

    /// <summary>A line in as few tiles as can be, which are alike but for a pixel.</summary>
    private static (int Wide, int WideTiles, int Narrow, int NarrowTiles) Split(int columns, int most)
    {
        var tiles = (columns + most - 1) / most;
        var wide = (columns + tiles - 1) / tiles;
        var wideTiles = columns - ((wide - 1) * tiles);
        return (wide, wideTiles, wide - 1, tiles - wideTiles);
    }

    /// <summary>
    /// The lines of a convolution's result that are done for all channels before the next ones: so few that what they read of the image stays
    /// in the cache. Where the kernel is larger than what they read, it is the kernel that is read as seldom as can be.
    /// </summary>
    /// <param name="phase">The windows.</param>
    /// <param name="image">The image.</param>
    /// <param name="area">The floats of the kernel for a pixel of a window.</param>
    public static int LinesTogether(ConvolutionPhase phase, ImageSize image, int area)
    {
        var line = (long)phase.Stride * image.Width * image.Channels;
        var kernel = (long)phase.Height * phase.Width * area;
        return phase.Rows * line <= ImageFloats || kernel > KernelFloats || phase.Rows == 1
            ? phase.Rows
            : (int)Math.Min(phase.Rows, Math.Max(1, ImageFloats / line));
    }

    /// <summary>The rows of a tile of the gradient of a convolution's kernel, at most.</summary>
    public static int ConvolutionKernelGradientHeight(int vectors, Lanes lanes) => Accumulators(lanes) / vectors;

    /// <summary>
    /// The windows of one pass over all tiles of the gradient of a convolution's kernel: so few that a column of what they read fits the
    /// first-level cache, of which pixels far apart share few sets.
    /// </summary>
    /// <param name="step">The floats from one window to the next.</param>
    public static int WindowsTogether(int step) => step <= 64 ? 128 : 64;

    /// <summary>The sums of a tile, beside which the registers hold what goes into them.</summary>
    private static int Accumulators(Lanes lanes) => lanes == Lanes.Vector512 ? 24 : 12;

    /// <summary>The columns of a tile: with its rows they fill the registers.</summary>
    /// <param name="columns">Those that lie beside each other: a panel, half a panel, or two.</param>
    /// <param name="lanes">The width of vectors.</param>
    public static int TileColumns(int columns, Lanes lanes) =>
        columns > MatMulKernel.PanelWidth ? columns : Math.Min(columns, 2 * lanes.Count);
}
