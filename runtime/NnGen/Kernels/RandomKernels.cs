using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Generated;

/// <summary>Random numbers in bulk.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RandomKernels
{
    private const MethodImplOptions Kernel = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
    private const float UnitOf24Bits = 1f / (1 << 24);

    /// <summary>
    /// A mask of inverted dropout. Element <c>e</c> has <c>u</c>, the upper 24 bits of <see cref="Philox"/>'s word <c>e</c> as a
    /// fraction, and is 0 where <c>u &lt; rate</c> and otherwise 1 / (1 − rate). The same on every machine.
    /// </summary>
    /// <param name="first">The number of the first row in the batch.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">The floats in a row, padding included; element <c>[n, c]</c> is <c>e = n·stride + c</c>.</param>
    /// <param name="rate">The share of zeros, from 0 to 1.</param>
    /// <param name="seed">The model's seed.</param>
    /// <param name="stream">The layer.</param>
    /// <param name="step">The number of the batch.</param>
    /// <param name="mask">The first float of the mask <c>[rows, stride]</c>.</param>
    public static void DropoutMask(int first, int rows, int stride, float rate, ulong seed, uint stream, ulong step, ref float mask)
    {
        var count = ((long)first + rows) * stride;
        var done = (long)first * stride;
        mask = ref Unsafe.Subtract(ref mask, (nint)done);
        if (VectorWidth.Is512 && Avx512F.IsSupported)
            done = DropoutMask512(done, count, rate, seed, stream, step, ref mask);
        if (Vector256.IsHardwareAccelerated && Avx2.IsSupported)
            done = DropoutMask256(done, count, rate, seed, stream, step, ref mask);
        if (Vector128.IsHardwareAccelerated)
            done = DropoutMask128(done, count, rate, seed, stream, step, ref mask);
        DropoutMaskScalar(done, count, rate, seed, stream, step, ref mask);
    }

    /// <summary>Twice 8 blocks at a time, which hide each other's latency; see the 256-bit form.</summary>
    [MethodImpl(Kernel)]
    internal static long DropoutMask512(long start, long count, float rate, ulong seed, uint stream, ulong step, ref float mask)
    {
        var elements = 4 * Vector512<float>.Count;
        var rates = Vector512.Create(rate);
        var kept = Vector512.Create(1f / (1f - rate));
        var multiplier0 = Vector512.Create((ulong)Philox.Multiplier0);
        var multiplier1 = Vector512.Create((ulong)Philox.Multiplier1);
        var order = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        var done = start;
        for (; done <= count - elements; done += elements)
        {
            var a0 = order + Vector512.Create((ulong)(done / Vector128<uint>.Count));
            var b0 = a0 + Vector512.Create(8UL);
            Vector512<ulong> a1, b1, a2, b2, a3, b3;
            a1 = b1 = Vector512.Create((ulong)stream);
            a2 = b2 = Vector512.Create(step);
            a3 = b3 = Vector512.Create(step >> 32);
            var (key0, key1) = (Vector512.Create(seed), Vector512.Create(seed >> 32));
            for (var round = 0; round < Philox.Rounds; round++)
            {
                var (productA0, productA1) = (MultiplyLow(a0, multiplier0), MultiplyLow(a2, multiplier1));
                var (productB0, productB1) = (MultiplyLow(b0, multiplier0), MultiplyLow(b2, multiplier1));
                (a0, a1) = ((productA1 >>> 32) ^ a1 ^ key0, productA1);
                (b0, b1) = ((productB1 >>> 32) ^ b1 ^ key0, productB1);
                (a2, a3) = ((productA0 >>> 32) ^ a3 ^ key1, productA0);
                (b2, b3) = ((productB0 >>> 32) ^ b3 ^ key1, productB0);
                key0 += Vector512.Create((ulong)Philox.KeyIncrement0);
                key1 += Vector512.Create((ulong)Philox.KeyIncrement1);
            }
            ref var to = ref Unsafe.Add(ref mask, (nint)done);
            StoreMask(a0, a1, a2, a3, rates, kept, ref to);
            StoreMask(b0, b1, b2, b3, rates, kept, ref Unsafe.Add(ref to, 2 * Vector512<float>.Count));
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreMask(Vector512<ulong> word0, Vector512<ulong> word1, Vector512<ulong> word2, Vector512<ulong> word3, Vector512<float> rates, Vector512<float> kept, ref float mask)
    {
        var lowHalf = Vector512.Create((ulong)uint.MaxValue);
        var first = (word0 & lowHalf) | (word1 << 32);
        var second = (word2 & lowHalf) | (word3 << 32);
        Select(Avx512F.UnpackLow(first, second).AsUInt32(), rates, kept).StoreUnsafe(ref mask);
        Select(Avx512F.UnpackHigh(first, second).AsUInt32(), rates, kept).StoreUnsafe(ref mask, (nuint)Vector512<float>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Select(Vector512<uint> words, Vector512<float> rates, Vector512<float> kept)
    {
        var uniform = Vector512.ConvertToSingle((words >>> 8).AsInt32()) * Vector512.Create(UnitOf24Bits);
        return Vector512.AndNot(kept, Vector512.LessThan(uniform, rates));
    }

    /// <summary>The 64-bit products of the lower halves; the multiplier has no upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> MultiplyLow(Vector512<ulong> x, Vector512<ulong> multiplier) =>
        Avx512F.Multiply(x.AsUInt32(), multiplier.AsUInt32());

    /// <summary>4 blocks at a time, a word of each in 64 bits, of which the upper half is ignored. Gives where it stopped.</summary>
    [MethodImpl(Kernel)]
    internal static long DropoutMask256(long start, long count, float rate, ulong seed, uint stream, ulong step, ref float mask)
    {
        var elements = 2 * Vector256<float>.Count;
        var rates = Vector256.Create(rate);
        var kept = Vector256.Create(1f / (1f - rate));
        // In this order of blocks, interleaving within 128 bits gives consecutive elements.
        var order = Vector256.Create(0UL, 2, 1, 3);
        var done = start;
        for (; done <= count - elements; done += elements)
        {
            var word0 = order + Vector256.Create((ulong)(done / Vector128<uint>.Count));
            var word1 = Vector256.Create((ulong)stream);
            var word2 = Vector256.Create(step & uint.MaxValue);
            var word3 = Vector256.Create(step >> 32);
            var (key0, key1) = (Vector256.Create(seed), Vector256.Create(seed >> 32));
            for (var round = 0; round < Philox.Rounds; round++)
            {
                var product0 = MultiplyLow(word0, Vector256.Create((ulong)Philox.Multiplier0));
                var product1 = MultiplyLow(word2, Vector256.Create((ulong)Philox.Multiplier1));
                word0 = (product1 >>> 32) ^ word1 ^ key0;
                word1 = product1;
                word2 = (product0 >>> 32) ^ word3 ^ key1;
                word3 = product0;
                key0 += Vector256.Create((ulong)Philox.KeyIncrement0);
                key1 += Vector256.Create((ulong)Philox.KeyIncrement1);
            }
            var lowHalf = Vector256.Create((ulong)uint.MaxValue);
            var first = (word0 & lowHalf) | (word1 << 32);
            var second = (word2 & lowHalf) | (word3 << 32);
            Select(Avx2.UnpackLow(first, second).AsUInt32(), rates, kept).StoreUnsafe(ref mask, (nuint)done);
            Select(Avx2.UnpackHigh(first, second).AsUInt32(), rates, kept).StoreUnsafe(ref mask, (nuint)done + (nuint)Vector256<float>.Count);
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Select(Vector256<uint> words, Vector256<float> rates, Vector256<float> kept)
    {
        var uniform = Vector256.ConvertToSingle((words >>> 8).AsInt32()) * Vector256.Create(UnitOf24Bits);
        return Vector256.AndNot(kept, Vector256.LessThan(uniform, rates));
    }

    /// <summary>The 64-bit products of the lower halves; the multiplier has no upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> MultiplyLow(Vector256<ulong> x, Vector256<ulong> multiplier) =>
        Avx2.Multiply(x.AsUInt32(), multiplier.AsUInt32());

    /// <summary>2 blocks at a time, a word of each in 64 bits, of which the upper half is ignored. Gives where it stopped.</summary>
    [MethodImpl(Kernel)]
    internal static long DropoutMask128(long start, long count, float rate, ulong seed, uint stream, ulong step, ref float mask)
    {
        var elements = 2 * Vector128<float>.Count;
        var rates = Vector128.Create(rate);
        var kept = Vector128.Create(1f / (1f - rate));
        // In this order of blocks, interleaving within 128 bits gives consecutive elements.
        var order = Vector128.Create(0UL, 1);
        var done = start;
        for (; done <= count - elements; done += elements)
        {
            var word0 = order + Vector128.Create((ulong)(done / Vector128<uint>.Count));
            var word1 = Vector128.Create((ulong)stream);
            var word2 = Vector128.Create(step & uint.MaxValue);
            var word3 = Vector128.Create(step >> 32);
            var (key0, key1) = (Vector128.Create(seed), Vector128.Create(seed >> 32));
            for (var round = 0; round < Philox.Rounds; round++)
            {
                var product0 = MultiplyLow(word0, Vector128.Create((ulong)Philox.Multiplier0));
                var product1 = MultiplyLow(word2, Vector128.Create((ulong)Philox.Multiplier1));
                word0 = (product1 >>> 32) ^ word1 ^ key0;
                word1 = product1;
                word2 = (product0 >>> 32) ^ word3 ^ key1;
                word3 = product0;
                key0 += Vector128.Create((ulong)Philox.KeyIncrement0);
                key1 += Vector128.Create((ulong)Philox.KeyIncrement1);
            }
            var lowHalf = Vector128.Create((ulong)uint.MaxValue);
            var first = (word0 & lowHalf) | (word1 << 32);
            var second = (word2 & lowHalf) | (word3 << 32);
            Select(Vector128.Create(first.GetLower(), second.GetLower()).AsUInt32(), rates, kept).StoreUnsafe(ref mask, (nuint)done);
            Select(Vector128.Create(first.GetUpper(), second.GetUpper()).AsUInt32(), rates, kept).StoreUnsafe(ref mask, (nuint)done + (nuint)Vector128<float>.Count);
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Select(Vector128<uint> words, Vector128<float> rates, Vector128<float> kept)
    {
        var uniform = Vector128.ConvertToSingle((words >>> 8).AsInt32()) * Vector128.Create(UnitOf24Bits);
        return Vector128.AndNot(kept, Vector128.LessThan(uniform, rates));
    }

    /// <summary>The 64-bit products of the lower halves; the multiplier has no upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> MultiplyLow(Vector128<ulong> x, Vector128<ulong> multiplier) =>
        Sse2.IsSupported ? Sse2.Multiply(x.AsUInt32(), multiplier.AsUInt32()) : (x & Vector128.Create((ulong)uint.MaxValue)) * multiplier;

    /// <summary>Writes elements from <paramref name="start"/>, a multiple of 4, up to <paramref name="end"/>: the definition.</summary>
    [MethodImpl(Kernel)]
    internal static void DropoutMaskScalar(long start, long end, float rate, ulong seed, uint stream, ulong step, ref float mask)
    {
        var kept = 1f / (1f - rate);
        for (var element = start; element < end; element += Vector128<uint>.Count)
        {
            var words = Philox.Block(seed, stream, step, (uint)(element / Vector128<uint>.Count));
            for (var lane = 0; lane < Vector128<uint>.Count && element + lane < end; lane++)
                Unsafe.Add(ref mask, (nint)(element + lane)) = (words[lane] >> 8) * UnitOf24Bits < rate ? 0f : kept;
        }
    }
}
