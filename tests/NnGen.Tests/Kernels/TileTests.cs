using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public class TileTests
{
    [Theory, InlineData(12), InlineData(6)]
    public void Every_row_is_in_a_tile_and_hardly_any_in_two(int height)
    {
        var part = height / 3;
        for (var rows = 1; rows <= 300; rows++)
        {
            var end = PanelKernels.EndOfHighTiles(rows, height);
            Assert.Equal(0, end % height);

            // As many low tiles as reach the last row.
            var low = Math.Max(0, (rows - end + (2 * part) - 1) / (2 * part));
            Assert.True(low <= 2, $"{rows} rows have {low} low tiles.");
            Assert.True(rows >= height || end == 0);
            if (rows >= height)
                Assert.True(end + (low * 2 * part) - rows < part, $"{rows} rows are computed as {end + (low * 2 * part)}.");
        }
    }
}
