using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class RowKernels
{
    private const int TransposedBlock = 4;

    /// <summary>
    /// Transposes a matrix <c>[rows, columns]</c>. Reads and writes its elements alone, in blocks of 4 by 4; those at the ends overlap their
    /// neighbours.
    /// </summary>
    /// <param name="rows">The rows of the source, the columns of the destination.</param>
    /// <param name="columns">The columns of the source, the rows of the destination.</param>
    /// <param name="source">The first float of the source.</param>
    /// <param name="sourceStride">The floats from a row of the source to the next.</param>
    /// <param name="destination">The first float of the destination, which does not overlap the source.</param>
    /// <param name="destinationStride">The floats from a row of the destination to the next.</param>
    [MethodImpl(Kernel)]
    public static void Transpose(int rows, int columns, ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        if (!Vector128.IsHardwareAccelerated || rows < TransposedBlock || columns < TransposedBlock)
        {
            for (nint row = 0; row < rows; row++)
            {
                for (nint column = 0; column < columns; column++)
                    Unsafe.Add(ref destination, (column * destinationStride) + row) = Unsafe.Add(ref source, (row * sourceStride) + column);
            }
            return;
        }
        for (nint row = 0; row < rows; row += TransposedBlock)
        {
            row = Math.Min(row, rows - TransposedBlock);
            for (nint column = 0; column < columns; column += TransposedBlock)
            {
                column = Math.Min(column, columns - TransposedBlock);
                TransposeBlock(
                    ref Unsafe.Add(ref source, (row * sourceStride) + column),
                    sourceStride,
                    ref Unsafe.Add(ref destination, (column * destinationStride) + row),
                    destinationStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(ref float source, nint sourceStride, ref float destination, nint destinationStride)
    {
        var row0 = Vector128.LoadUnsafe(ref source);
        var row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride));
        var row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceStride));
        var row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceStride));
        var (even0, odd0) = (TransposeBlocks.ZipLow(row0, row2), TransposeBlocks.ZipHigh(row0, row2));
        var (even1, odd1) = (TransposeBlocks.ZipLow(row1, row3), TransposeBlocks.ZipHigh(row1, row3));
        TransposeBlocks.ZipLow(even0, even1).StoreUnsafe(ref destination);
        TransposeBlocks.ZipHigh(even0, even1).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride));
        TransposeBlocks.ZipLow(odd0, odd1).StoreUnsafe(ref Unsafe.Add(ref destination, 2 * destinationStride));
        TransposeBlocks.ZipHigh(odd0, odd1).StoreUnsafe(ref Unsafe.Add(ref destination, 3 * destinationStride));
    }
}
