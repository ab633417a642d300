using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>
/// How rows are shared out among the tiles of a product: high ones of 3 parts, low ones of 2 parts. The last tile of either kind reaches back
/// over rows that another one computed, where fewer rows are left than it has.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTiles
{
    /// <summary>
    /// The row at which the high tiles end and the low ones go on: such that as few rows as possible are computed twice, and there are as
    /// few low tiles as that takes. Where the rows are fewer than a high tile's, 0.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="height">The rows of a high tile, a multiple of 3.</param>
    public static int EndOfHighTiles(int rows, int height)
    {
        if (rows < height)
            return 0;
        var parts = (rows + (height / 3) - 1) / (height / 3);
        var low = (3 - (parts % 3)) % 3;
        return (parts - (2 * low)) / 3 * height;
    }
}
