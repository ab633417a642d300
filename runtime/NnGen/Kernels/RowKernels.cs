using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>Operations on the rows of matrices whose rows lie a stride apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowKernels
{
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
        for (var row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, width).CopyTo(MemoryMarshal.CreateSpan(ref destination, width));
            if (destinationStride > width)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, width), destinationStride - width).Clear();
            source = ref Unsafe.Add(ref source, sourceStride);
            destination = ref Unsafe.Add(ref destination, destinationStride);
        }
    }
}
