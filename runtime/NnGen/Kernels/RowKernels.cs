using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <summary>Operations on the rows of matrices whose rows lie a stride apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowKernels
{
    private const int Part = 16;

    private const int LongestInParts = 128;

    private const MethodImplOptions Kernel = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>
    /// Copies a matrix <c>[rows, width]</c> from one stride to another. Columns of the destination from <paramref name="width"/> up to
    /// its stride become 0; columns of the source beyond the width are not read.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of floats in a row.</param>
    /// <param name="source">The first float of the source.</param>
    /// <param name="sourceStride">The floats from a row of the source to the next, at least the width.</param>
    /// <param name="destination">The first float of the destination, which does not overlap the source.</param>
    /// <param name="destinationStride">The floats from a row of the destination to the next, at least the width.</param>
    [MethodImpl(Kernel)]
    public static void CopyRows(int rows, int width, ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        if (width == sourceStride && width == destinationStride)
        {
            // One row as long as all of them.
            width = checked(rows * width);
            rows = Math.Min(rows, 1);
        }
        if (width == destinationStride && width % Part == 0 && width <= LongestInParts)
        {
            CopyInParts(rows, width, ref source, sourceStride, ref destination);
            return;
        }
        for (var row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, width).CopyTo(MemoryMarshal.CreateSpan(ref destination, width));
            if (destinationStride > width)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, width), destinationStride - width).Clear();
            source = ref Unsafe.Add(ref source, sourceStride);
            destination = ref Unsafe.Add(ref destination, destinationStride);
        }
    }

    /// <summary>Short rows of whole vectors, as kernel gradients pack them: calling what copies memory would take longer than the copy.</summary>
    [MethodImpl(Kernel)]
    private static void CopyInParts(int rows, int width, ref float source, int sourceStride, ref float destination)
    {
        for (; rows > 0; rows--)
        {
            for (nint column = 0; column < width; column += Part)
            {
                Vector256.LoadUnsafe(ref Unsafe.Add(ref source, column)).StoreUnsafe(ref Unsafe.Add(ref destination, column));
                Vector256.LoadUnsafe(ref Unsafe.Add(ref source, column + 8)).StoreUnsafe(ref Unsafe.Add(ref destination, column + 8));
            }
            source = ref Unsafe.Add(ref source, sourceStride);
            destination = ref Unsafe.Add(ref destination, width);
        }
    }

    /// <summary>
    /// Copies samples from rows of one width to rows of another: the same elements in the same order, whatever the padding of the rows.
    /// Columns of the destination from its width up to its stride become 0.
    /// </summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="sourceRows">The rows of a sample of the source.</param>
    /// <param name="sourceWidth">The floats in one of them.</param>
    /// <param name="sourceStride">The floats from one of them to the next, at least the width.</param>
    /// <param name="source">The first float of the source.</param>
    /// <param name="destinationRows">The rows of a sample of the destination, together as long as those of the source.</param>
    /// <param name="destinationWidth">The floats in one of them.</param>
    /// <param name="destinationStride">The floats from one of them to the next, at least the width.</param>
    /// <param name="destination">The first float of the destination, which does not overlap the source.</param>
    [MethodImpl(Kernel)]
    public static void Repack(
        int samples,
        int sourceRows,
        int sourceWidth,
        int sourceStride,
        ref float source,
        int destinationRows,
        int destinationWidth,
        int destinationStride,
        ref float destination)
    {
        for (var sample = 0; sample < samples; sample++)
        {
            ref var from = ref source;
            var left = sourceWidth;
            for (var row = 0; row < destinationRows; row++)
            {
                // A row of the destination is made of as many pieces as the source has rows in it.
                for (var filled = 0; filled < destinationWidth;)
                {
                    if (left == 0)
                    {
                        from = ref Unsafe.Add(ref from, sourceStride - sourceWidth);
                        left = sourceWidth;
                    }
                    var piece = Math.Min(left, destinationWidth - filled);
                    MemoryMarshal.CreateReadOnlySpan(ref from, piece).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, filled), piece));
                    from = ref Unsafe.Add(ref from, piece);
                    left -= piece;
                    filled += piece;
                }
                if (destinationStride > destinationWidth)
                    MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, destinationWidth), destinationStride - destinationWidth).Clear();
                destination = ref Unsafe.Add(ref destination, destinationStride);
            }
            source = ref Unsafe.Add(ref source, (nint)sourceRows * sourceStride);
        }
    }
}
