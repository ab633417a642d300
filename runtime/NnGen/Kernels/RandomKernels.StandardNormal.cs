using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Generated;

public static partial class RandomKernels
{
    private const float UnitOf23Bits = 1f / (1 << 23);
    private const float SquareRootOf2 = 1.41421356f;
    private const float Tail = 5f;
    // erf⁻¹(x) = x p(t) with w = −log(1 − x²): t = w − 2.5 below 5, √w − 3 beyond (Giles, "Approximating the erfinv function", 2010).
    private const float C8 = 2.81022636e-08f;
    private const float C7 = 3.43273939e-07f;
    private const float C6 = -3.5233877e-06f;
    private const float C5 = -4.39150654e-06f;
    private const float C4 = 0.00021858087f;
    private const float C3 = -0.00125372503f;
    private const float C2 = -0.00417768164f;
    private const float C1 = 0.246640727f;
    private const float C0 = 1.50140941f;
    private const float T8 = -0.000200214257f;
    private const float T7 = 0.000100950558f;
    private const float T6 = 0.00134934322f;
    private const float T5 = -0.00367342844f;
    private const float T4 = 0.00573950773f;
    private const float T3 = -0.0076224613f;
    private const float T2 = 0.00943887047f;
    private const float T1 = 1.00167406f;
    private const float T0 = 2.83297682f;

    /// <summary>
    /// Random numbers of the normal distribution with mean 0 and variance 1: √2 erf⁻¹(x), where x is made of the upper 23 bits of
    /// <see cref="Philox"/>'s word <c>e</c> for element <c>e</c>, as the middle of one of 2²³ equal parts of (−1, 1). None is beyond 5.3.
    /// </summary>
    /// <param name="first">The number of the first row in the batch.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">The floats in a row, padding included; element <c>[n, c]</c> is <c>e = n·stride + c</c>.</param>
    /// <param name="seed">The model's seed.</param>
    /// <param name="stream">The layer.</param>
    /// <param name="step">The number of the batch.</param>
    /// <param name="result">The first float of <c>[rows, stride]</c>.</param>
    public static void StandardNormal(int first, int rows, int stride, ulong seed, uint stream, ulong step, ref float result)
    {
        var count = ((long)first + rows) * stride;
        var done = (long)first * stride;
        result = ref Unsafe.Subtract(ref result, (nint)done);
        if (VectorWidth.Is512 && Avx512F.IsSupported)
            done = StandardNormal512(done, count, seed, stream, step, ref result);
        if (Vector256.IsHardwareAccelerated && Avx2.IsSupported)
            done = StandardNormal256(done, count, seed, stream, step, ref result);
        if (Vector128.IsHardwareAccelerated)
            done = StandardNormal128(done, count, seed, stream, step, ref result);
        StandardNormalScalar(done, count, seed, stream, step, ref result);
    }

    /// <summary>8 blocks at a time, a word of each in 64 bits, of which the upper half is ignored. Gives where it stopped.</summary>
    [MethodImpl(Kernel)]
    internal static long StandardNormal512(long start, long count, ulong seed, uint stream, ulong step, ref float result)
    {
        var elements = 2 * Vector512<float>.Count;
        // In this order of blocks, interleaving within 128 bits gives consecutive elements.
        var order = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        var done = start;
        for (; done <= count - elements; done += elements)
        {
            var word0 = order + Vector512.Create((ulong)(done / Vector128<uint>.Count));
            var word1 = Vector512.Create((ulong)stream);
            var word2 = Vector512.Create(step & uint.MaxValue);
            var word3 = Vector512.Create(step >> 32);
            var (key0, key1) = (Vector512.Create(seed), Vector512.Create(seed >> 32));
            for (var round = 0; round < Philox.Rounds; round++)
            {
                var product0 = MultiplyLow(word0, Vector512.Create((ulong)Philox.Multiplier0));
                var product1 = MultiplyLow(word2, Vector512.Create((ulong)Philox.Multiplier1));
                word0 = (product1 >>> 32) ^ word1 ^ key0;
                word1 = product1;
                word2 = (product0 >>> 32) ^ word3 ^ key1;
                word3 = product0;
                key0 += Vector512.Create((ulong)Philox.KeyIncrement0);
                key1 += Vector512.Create((ulong)Philox.KeyIncrement1);
            }
            var lowHalf = Vector512.Create((ulong)uint.MaxValue);
            var first = (word0 & lowHalf) | (word1 << 32);
            var second = (word2 & lowHalf) | (word3 << 32);
            NormalQuantileOf(Avx512F.UnpackLow(first, second).AsUInt32()).StoreUnsafe(ref result, (nuint)done);
            NormalQuantileOf(Avx512F.UnpackHigh(first, second).AsUInt32()).StoreUnsafe(ref result, (nuint)done + (nuint)Vector512<float>.Count);
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> NormalQuantileOf(Vector512<uint> words)
    {
        var odd = ((words >>> 8) | Vector512.Create(1u)).AsInt32() - Vector512.Create(1 << 23);
        var x = Vector512.ConvertToSingle(odd) * Vector512.Create(UnitOf23Bits);
        var w = -VectorMath.Log((Vector512.Create(1f) - x) * (Vector512.Create(1f) + x));
        var isTail = Vector512.GreaterThanOrEqual(w, Vector512.Create(Tail));
        // Both ranges have nine coefficients: a lane takes those of its own.
        var t = Vector512.ConditionalSelect(isTail, Vector512.Sqrt(w) - Vector512.Create(3f), w - Vector512.Create(2.5f));
        var p = Vector512.ConditionalSelect(isTail, Vector512.Create(T8), Vector512.Create(C8));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T7), Vector512.Create(C7)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T6), Vector512.Create(C6)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T5), Vector512.Create(C5)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T4), Vector512.Create(C4)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T3), Vector512.Create(C3)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T2), Vector512.Create(C2)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T1), Vector512.Create(C1)));
        p = Vector512.MultiplyAddEstimate(p, t, Vector512.ConditionalSelect(isTail, Vector512.Create(T0), Vector512.Create(C0)));
        return p * x * Vector512.Create(SquareRootOf2);
    }

    /// <summary>4 blocks at a time, a word of each in 64 bits, of which the upper half is ignored. Gives where it stopped.</summary>
    [MethodImpl(Kernel)]
    internal static long StandardNormal256(long start, long count, ulong seed, uint stream, ulong step, ref float result)
    {
        var elements = 2 * Vector256<float>.Count;
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
            NormalQuantileOf(Avx2.UnpackLow(first, second).AsUInt32()).StoreUnsafe(ref result, (nuint)done);
            NormalQuantileOf(Avx2.UnpackHigh(first, second).AsUInt32()).StoreUnsafe(ref result, (nuint)done + (nuint)Vector256<float>.Count);
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> NormalQuantileOf(Vector256<uint> words)
    {
        var odd = ((words >>> 8) | Vector256.Create(1u)).AsInt32() - Vector256.Create(1 << 23);
        var x = Vector256.ConvertToSingle(odd) * Vector256.Create(UnitOf23Bits);
        var w = -VectorMath.Log((Vector256.Create(1f) - x) * (Vector256.Create(1f) + x));
        var isTail = Vector256.GreaterThanOrEqual(w, Vector256.Create(Tail));
        // Both ranges have nine coefficients: a lane takes those of its own.
        var t = Vector256.ConditionalSelect(isTail, Vector256.Sqrt(w) - Vector256.Create(3f), w - Vector256.Create(2.5f));
        var p = Vector256.ConditionalSelect(isTail, Vector256.Create(T8), Vector256.Create(C8));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T7), Vector256.Create(C7)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T6), Vector256.Create(C6)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T5), Vector256.Create(C5)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T4), Vector256.Create(C4)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T3), Vector256.Create(C3)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T2), Vector256.Create(C2)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T1), Vector256.Create(C1)));
        p = Vector256.MultiplyAddEstimate(p, t, Vector256.ConditionalSelect(isTail, Vector256.Create(T0), Vector256.Create(C0)));
        return p * x * Vector256.Create(SquareRootOf2);
    }

    /// <summary>2 blocks at a time, a word of each in 64 bits, of which the upper half is ignored. Gives where it stopped.</summary>
    [MethodImpl(Kernel)]
    internal static long StandardNormal128(long start, long count, ulong seed, uint stream, ulong step, ref float result)
    {
        var elements = 2 * Vector128<float>.Count;
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
            NormalQuantileOf(Vector128.Create(first.GetLower(), second.GetLower()).AsUInt32()).StoreUnsafe(ref result, (nuint)done);
            NormalQuantileOf(Vector128.Create(first.GetUpper(), second.GetUpper()).AsUInt32()).StoreUnsafe(ref result, (nuint)done + (nuint)Vector128<float>.Count);
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> NormalQuantileOf(Vector128<uint> words)
    {
        var odd = ((words >>> 8) | Vector128.Create(1u)).AsInt32() - Vector128.Create(1 << 23);
        var x = Vector128.ConvertToSingle(odd) * Vector128.Create(UnitOf23Bits);
        var w = -VectorMath.Log((Vector128.Create(1f) - x) * (Vector128.Create(1f) + x));
        var isTail = Vector128.GreaterThanOrEqual(w, Vector128.Create(Tail));
        // Both ranges have nine coefficients: a lane takes those of its own.
        var t = Vector128.ConditionalSelect(isTail, Vector128.Sqrt(w) - Vector128.Create(3f), w - Vector128.Create(2.5f));
        var p = Vector128.ConditionalSelect(isTail, Vector128.Create(T8), Vector128.Create(C8));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T7), Vector128.Create(C7)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T6), Vector128.Create(C6)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T5), Vector128.Create(C5)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T4), Vector128.Create(C4)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T3), Vector128.Create(C3)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T2), Vector128.Create(C2)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T1), Vector128.Create(C1)));
        p = Vector128.MultiplyAddEstimate(p, t, Vector128.ConditionalSelect(isTail, Vector128.Create(T0), Vector128.Create(C0)));
        return p * x * Vector128.Create(SquareRootOf2);
    }

    /// <summary>Writes elements from <paramref name="start"/>, a multiple of 4, up to <paramref name="end"/>: the definition.</summary>
    [MethodImpl(Kernel)]
    internal static void StandardNormalScalar(long start, long end, ulong seed, uint stream, ulong step, ref float result)
    {
        for (var element = start; element < end; element += Vector128<uint>.Count)
        {
            var words = Philox.Block(seed, stream, step, (uint)(element / Vector128<uint>.Count));
            for (var lane = 0; lane < Vector128<uint>.Count && element + lane < end; lane++)
                Unsafe.Add(ref result, (nint)(element + lane)) = NormalQuantileOf(words[lane]);
        }
    }

    private static float NormalQuantileOf(uint word)
    {
        var x = ((int)((word >> 8) | 1) - (1 << 23)) * UnitOf23Bits;
        var w = -VectorMath.Log((1f - x) * (1f + x));
        var isTail = w >= Tail;
        var t = isTail ? MathF.Sqrt(w) - 3f : w - 2.5f;
        var p = isTail ? T8 : C8;
        p = float.MultiplyAddEstimate(p, t, isTail ? T7 : C7);
        p = float.MultiplyAddEstimate(p, t, isTail ? T6 : C6);
        p = float.MultiplyAddEstimate(p, t, isTail ? T5 : C5);
        p = float.MultiplyAddEstimate(p, t, isTail ? T4 : C4);
        p = float.MultiplyAddEstimate(p, t, isTail ? T3 : C3);
        p = float.MultiplyAddEstimate(p, t, isTail ? T2 : C2);
        p = float.MultiplyAddEstimate(p, t, isTail ? T1 : C1);
        p = float.MultiplyAddEstimate(p, t, isTail ? T0 : C0);
        return p * x * SquareRootOf2;
    }
}
