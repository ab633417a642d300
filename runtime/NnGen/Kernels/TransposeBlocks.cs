using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Generated;

/// <summary>One way to transpose a block of 16 by 16 floats.</summary>
internal interface ITransposeBlock
{
    /// <summary>Writes the transpose of a block.</summary>
    static abstract void Transpose(ref float source, nuint sourceStride, ref float destination, nuint destinationStride);
}

/// <summary>What the ways share.</summary>
internal static class TransposeBlocks
{
    public const int Size = 16;

    /// <summary>Blocks are called, not inlined: they are long, and would be compiled again wherever they stand.</summary>
    public const MethodImplOptions Kernel = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Interleaves the first halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(a, b);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(a, b);
        return Vector128.Create(a[0], b[0], a[1], b[1]);
    }

    /// <summary>Interleaves the second halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(a, b);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(a, b);
        return Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}

/// <summary>Goes 16 rows by 4 columns at a time, rows i, i + 4, … side by side in one vector.</summary>
internal readonly struct TransposeBlock512 : ITransposeBlock
{
    /// <inheritdoc/>
    [MethodImpl(TransposeBlocks.Kernel)]
    public static void Transpose(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        for (nuint column = 0; column < TransposeBlocks.Size; column += 4)
            Strip(ref Unsafe.Add(ref source, column), sourceStride, ref Unsafe.Add(ref destination, column * destinationStride), destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strip(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var a = Rows(ref source, 0, sourceStride);
        var b = Rows(ref source, 1, sourceStride);
        var c = Rows(ref source, 2, sourceStride);
        var d = Rows(ref source, 3, sourceStride);
        var (acLow, acHigh) = (Avx512F.UnpackLow(a, c), Avx512F.UnpackHigh(a, c));
        var (bdLow, bdHigh) = (Avx512F.UnpackLow(b, d), Avx512F.UnpackHigh(b, d));
        Avx512F.UnpackLow(acLow, bdLow).StoreUnsafe(ref destination);
        Avx512F.UnpackHigh(acLow, bdLow).StoreUnsafe(ref destination, destinationStride);
        Avx512F.UnpackLow(acHigh, bdHigh).StoreUnsafe(ref destination, 2 * destinationStride);
        Avx512F.UnpackHigh(acHigh, bdHigh).StoreUnsafe(ref destination, 3 * destinationStride);
    }

    /// <summary>Four floats of row i and of every fourth row after it.</summary>
    /// <remarks>Vector512.Create of two halves gives the same instructions, but the just-in-time compiler needs 5 ms for the first one.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rows(ref float source, nuint i, nuint stride) =>
        Vector256.Create(Vector128.LoadUnsafe(ref source, i * stride), Vector128.LoadUnsafe(ref source, (i + 4) * stride)).ToVector512Unsafe()
            .WithUpper(Vector256.Create(Vector128.LoadUnsafe(ref source, (i + 8) * stride), Vector128.LoadUnsafe(ref source, (i + 12) * stride)));
}

/// <summary>Goes 8 rows by 4 columns at a time, rows i, i + 4, … side by side in one vector.</summary>
internal readonly struct TransposeBlock256 : ITransposeBlock
{
    /// <inheritdoc/>
    [MethodImpl(TransposeBlocks.Kernel)]
    public static void Transpose(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        for (nuint row = 0; row < TransposeBlocks.Size; row += 8)
        {
            for (nuint column = 0; column < TransposeBlocks.Size; column += 4)
                Strip(ref Unsafe.Add(ref source, (row * sourceStride) + column), sourceStride, ref Unsafe.Add(ref destination, (column * destinationStride) + row), destinationStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strip(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var a = Rows(ref source, 0, sourceStride);
        var b = Rows(ref source, 1, sourceStride);
        var c = Rows(ref source, 2, sourceStride);
        var d = Rows(ref source, 3, sourceStride);
        var (acLow, acHigh) = (Avx.UnpackLow(a, c), Avx.UnpackHigh(a, c));
        var (bdLow, bdHigh) = (Avx.UnpackLow(b, d), Avx.UnpackHigh(b, d));
        Avx.UnpackLow(acLow, bdLow).StoreUnsafe(ref destination);
        Avx.UnpackHigh(acLow, bdLow).StoreUnsafe(ref destination, destinationStride);
        Avx.UnpackLow(acHigh, bdHigh).StoreUnsafe(ref destination, 2 * destinationStride);
        Avx.UnpackHigh(acHigh, bdHigh).StoreUnsafe(ref destination, 3 * destinationStride);
    }

    /// <summary>Four floats of row i and of every fourth row after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rows(ref float source, nuint i, nuint stride) =>
        Vector256.Create(Vector128.LoadUnsafe(ref source, i * stride), Vector128.LoadUnsafe(ref source, (i + 4) * stride));
}

/// <summary>Goes 4 rows by 4 columns at a time, rows a vector each.</summary>
internal readonly struct TransposeBlock128 : ITransposeBlock
{
    /// <inheritdoc/>
    [MethodImpl(TransposeBlocks.Kernel)]
    public static void Transpose(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        for (nuint row = 0; row < TransposeBlocks.Size; row += 4)
        {
            for (nuint column = 0; column < TransposeBlocks.Size; column += 4)
                Strip(ref Unsafe.Add(ref source, (row * sourceStride) + column), sourceStride, ref Unsafe.Add(ref destination, (column * destinationStride) + row), destinationStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strip(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var a = Rows(ref source, 0, sourceStride);
        var b = Rows(ref source, 1, sourceStride);
        var c = Rows(ref source, 2, sourceStride);
        var d = Rows(ref source, 3, sourceStride);
        var (acLow, acHigh) = (TransposeBlocks.ZipLow(a, c), TransposeBlocks.ZipHigh(a, c));
        var (bdLow, bdHigh) = (TransposeBlocks.ZipLow(b, d), TransposeBlocks.ZipHigh(b, d));
        TransposeBlocks.ZipLow(acLow, bdLow).StoreUnsafe(ref destination);
        TransposeBlocks.ZipHigh(acLow, bdLow).StoreUnsafe(ref destination, destinationStride);
        TransposeBlocks.ZipLow(acHigh, bdHigh).StoreUnsafe(ref destination, 2 * destinationStride);
        TransposeBlocks.ZipHigh(acHigh, bdHigh).StoreUnsafe(ref destination, 3 * destinationStride);
    }

    /// <summary>Four floats of row i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Rows(ref float source, nuint i, nuint stride) =>
        Vector128.LoadUnsafe(ref source, i * stride);
}

/// <summary>Goes float by float.</summary>
internal readonly struct TransposeBlockScalar : ITransposeBlock
{
    /// <inheritdoc/>
    public static void Transpose(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        for (nuint row = 0; row < TransposeBlocks.Size; row++)
        {
            for (nuint column = 0; column < TransposeBlocks.Size; column++)
                Unsafe.Add(ref destination, (column * destinationStride) + row) = Unsafe.Add(ref source, (row * sourceStride) + column);
        }
    }
}
