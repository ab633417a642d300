using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>One input out of rows that have several side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedInputKernels
{
    /// <summary>Numbers, into rows padded with zeros.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="count">The elements of a sample.</param>
    /// <param name="packed">The rows with all inputs.</param>
    /// <param name="rowBytes">The bytes between these.</param>
    /// <param name="offset">The bytes before the input.</param>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="stride">The floats between rows of the result.</param>
    public static void Unpack(int rows, int count, ref byte packed, int rowBytes, int offset, ref float values, int stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, row * stride), stride);
            Part(ref packed, (row * rowBytes) + offset, count * sizeof(float)).CopyTo(MemoryMarshal.AsBytes(target));
            target[count..].Clear();
        }
    }

    /// <summary>Tokens, row behind row.</summary>
    /// <inheritdoc cref="Unpack(int, int, ref byte, int, int, ref float, int)"/>
    public static void Unpack(int rows, int count, ref byte packed, int rowBytes, int offset, ref int values)
    {
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, row * count), count);
            Part(ref packed, (row * rowBytes) + offset, count * sizeof(int)).CopyTo(MemoryMarshal.AsBytes(target));
        }
    }

    /// <summary>Bytes as the numbers that they are, into rows padded with zeros.</summary>
    /// <inheritdoc cref="Unpack(int, int, ref byte, int, int, ref float, int)"/>
    public static void UnpackBytes(int rows, int count, ref byte packed, int rowBytes, int offset, ref float values, int stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, row * stride), stride);
            TensorPrimitives.ConvertTruncating<byte, float>(Part(ref packed, (row * rowBytes) + offset, count), target[..count]);
            target[count..].Clear();
        }
    }

    private static ReadOnlySpan<byte> Part(ref byte packed, nint start, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref packed, start), length);
}
