using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Generated;

/// <summary>Operations on matrices in the layout of <see cref="ParameterLayout.Panels"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PanelKernels
{
    private const int PanelWidth = 32;

    /// <summary>Writes the transpose of a matrix in panels, in panels. Padding of the destination becomes 0.</summary>
    /// <param name="share">What this thread does of it: a part of the columns.</param>
    /// <param name="source">The first float of the panels of <c>[rows, columns]</c>.</param>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source.</param>
    /// <param name="destination">The first float of the panels of <c>[columns, rows]</c>, which do not overlap the source.</param>
    public static void Transpose(ThreadShare share, ref float source, int rows, int columns, ref float destination) =>
        TransposePart(share, ref source, rows, 0, rows, columns, ref destination, columns, 0);

    /// <summary>Writes the transpose of some rows of a matrix in panels to rows of another one.</summary>
    /// <param name="share">What this thread does of it: a part of the columns.</param>
    /// <param name="source">The first float of the panels of <c>[sourceRows, columns]</c>.</param>
    /// <param name="sourceRows">The rows of the source.</param>
    /// <param name="firstRow">The first of them that is transposed.</param>
    /// <param name="rows">How many are.</param>
    /// <param name="columns">The columns of the source.</param>
    /// <param name="destination">The first float of the panels of <c>[destinationRows, rows]</c>, which do not overlap the source.</param>
    /// <param name="destinationRows">The rows of the destination.</param>
    /// <param name="firstDestinationRow">The first of them that is written.</param>
    internal static void TransposePart(
        ThreadShare share, ref float source, int sourceRows, int firstRow, int rows, int columns, ref float destination, int destinationRows, int firstDestinationRow)
    {
        var part = new TransposedRows(sourceRows, firstRow, rows, columns, destinationRows, firstDestinationRow);
        if (VectorWidth.Is512 && Avx512F.IsSupported)
            Transpose<TransposeBlock512>(share, ref source, part, ref destination);
        else if (Avx.IsSupported)
            Transpose<TransposeBlock256>(share, ref source, part, ref destination);
        else if (Vector128.IsHardwareAccelerated)
            Transpose<TransposeBlock128>(share, ref source, part, ref destination);
        else
            Transpose<TransposeBlockScalar>(share, ref source, part, ref destination);
    }

    /// <summary>Goes over blocks of 16 by 16: both layouts hold a block's rows a panel's width apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Transpose<TBlock>(ThreadShare share, ref float source, TransposedRows part, ref float destination)
        where TBlock : struct, ITransposeBlock
    {
        var (sourceRows, firstRow, rows, columns, destinationRows, firstDestinationRow) = part;
        var (first, end) = share.Range(columns, TransposeBlocks.Size);
        for (var column = (int)first; column < end; column += TransposeBlocks.Size)
        {
            var sourceWidth = WidthOfPanelAt(column, columns);
            ref var from = ref Unsafe.Add(ref source, PanelOffset(column, sourceRows) + ((nint)firstRow * sourceWidth));
            var columnCount = Math.Min(TransposeBlocks.Size, columns - column);
            for (var row = 0; row < rows; row += TransposeBlocks.Size)
            {
                var destinationWidth = WidthOfPanelAt(row, rows);
                ref var to = ref Unsafe.Add(ref destination, PanelOffset(row, destinationRows) + ((nint)(firstDestinationRow + column) * destinationWidth));
                var rowCount = Math.Min(TransposeBlocks.Size, rows - row);
                if (rowCount == TransposeBlocks.Size && columnCount == TransposeBlocks.Size)
                    TBlock.Transpose(ref from, (nuint)sourceWidth, ref to, (nuint)destinationWidth);
                else
                    TransposeEdge<TBlock>(ref from, sourceWidth, rowCount, ref to, destinationWidth, columnCount);
                from = ref Unsafe.Add(ref from, TransposeBlocks.Size * sourceWidth);
            }
        }
    }

    /// <summary>A block with fewer rows or columns: by way of whole blocks beside the matrices, whose missing rows are 0.</summary>
    [SkipLocalsInit] // both blocks are written whole
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TransposeEdge<TBlock>(ref float source, int sourceWidth, int rowCount, ref float destination, int destinationWidth, int columnCount)
        where TBlock : struct, ITransposeBlock
    {
        const int Size = TransposeBlocks.Size;
        Span<float> before = stackalloc float[Size * Size];
        Span<float> after = stackalloc float[Size * Size];
        before[(rowCount * Size)..].Clear();
        RowKernels.CopyRows(rowCount, Size, ref source, sourceWidth, ref before[0], Size);
        TBlock.Transpose(ref before[0], Size, ref after[0], Size);
        for (var column = 0; column < columnCount; column++)
            after.Slice(column * Size, Size).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, column * destinationWidth), Size));
    }

    private static int WidthOfPanelAt(int column, int columns) => Math.Min(PanelWidth, ParameterLayout.Pad(columns) - (column & -PanelWidth));

    /// <summary>From the first float of the panels to a column, a multiple of 16, in the first row.</summary>
    private static nint PanelOffset(int column, int rows)
    {
        var inPanel = column % PanelWidth;
        return ((nint)(column - inPanel) * rows) + inPanel;
    }

    /// <summary>The rows that are transposed, and where they go: see <see cref="TransposePart"/>.</summary>
    internal readonly record struct TransposedRows(int SourceRows, int FirstRow, int Rows, int Columns, int DestinationRows, int FirstDestinationRow);
}
