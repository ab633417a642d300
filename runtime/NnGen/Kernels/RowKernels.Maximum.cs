using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

public static partial class RowKernels
{
    /// <summary><c>y[n] = max x[n, j]</c> over the columns <c>j</c> below <paramref name="width"/>. A row with NaN gives NaN.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of columns that count, at least 1.</param>
    /// <param name="stride">The floats from a row to the next, at least the width.</param>
    /// <param name="x">The first float of <c>x [rows, stride]</c>.</param>
    /// <param name="y">The first float of <c>y [rows]</c>.</param>
    [MethodImpl(Kernel)]
    public static void Maximum(int rows, int width, int stride, ref float x, ref float y)
    {
        for (nint row = 0; row < rows; row++)
            Unsafe.Add(ref y, row) = TensorPrimitives.Max(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * stride), width));
    }
}
