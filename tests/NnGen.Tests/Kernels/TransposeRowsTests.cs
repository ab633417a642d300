using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class TransposeRowsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 9)]
    [InlineData(9, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 7)]
    [InlineData(28, 28)]
    [InlineData(17, 64)]
    public void The_elements_and_nothing_else_change_places(int rows, int columns)
    {
        var (sourceStride, destinationStride) = (columns + 3, rows + 2);
        var source = Enumerable.Range(1, rows * sourceStride).Select(i => (float)i).ToArray();
        var destination = Enumerable.Repeat(-1f, (columns * destinationStride) + 8).ToArray();

        RowKernels.Transpose(rows, columns, ref source[0], sourceStride, ref destination[0], destinationStride);

        for (var i = 0; i < destination.Length; i++)
        {
            var (column, row) = Math.DivRem(i, destinationStride);
            Assert.Equal(column < columns && row < rows ? source[(row * sourceStride) + column] : -1f, destination[i]);
        }
    }
}
