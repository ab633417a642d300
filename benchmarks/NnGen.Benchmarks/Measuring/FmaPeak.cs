using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NnGen.Generated;

namespace NnGen.Benchmarks.Measuring;

/// <summary>What the core can do at most: multiply-adds on independent accumulators that never leave their registers.</summary>
internal static class FmaPeak
{
    private const int Accumulators = 12;
    private const int Repetitions = 5;
    private static readonly TimeSpan RepetitionTime = TimeSpan.FromMilliseconds(6);
    private static float _sink;

    /// <summary>Measures for about 30 ms; the median of 5, in floating-point operations a second (a multiply-add counts as two).</summary>
    public static double Measure()
    {
        Func<long, float> run = VectorWidth.Is512 ? Run512 : Vector256.IsHardwareAccelerated ? Run256 : Run128;
        var lanes = VectorWidth.Is512 ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
        var iterations = IterationsFor(run);
        var samples = new double[Repetitions];
        for (var i = 0; i < samples.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _sink += run(iterations);
            samples[i] = 2.0 * Accumulators * lanes * iterations / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return Statistics.Median(samples);
    }

    private static long IterationsFor(Func<long, float> run)
    {
        var iterations = 1000L;
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            _sink += run(iterations);
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed > RepetitionTime / 4)
                return Math.Max(1, (long)(iterations * (RepetitionTime / elapsed)));
            iterations *= 4;
        }
    }

    // One method a width, with named locals: accumulators in an array would live in memory.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run512(long iterations)
    {
        var factor = Vector512.Create(0.999f);
        var addend = Vector512.Create(0.001f);
        Vector512<float> a = addend, b = addend, c = addend, d = addend, e = addend, f = addend;
        Vector512<float> g = addend, h = addend, i = addend, j = addend, k = addend, l = addend;
        for (; iterations > 0; iterations--)
        {
            a = Vector512.MultiplyAddEstimate(a, factor, addend);
            b = Vector512.MultiplyAddEstimate(b, factor, addend);
            c = Vector512.MultiplyAddEstimate(c, factor, addend);
            d = Vector512.MultiplyAddEstimate(d, factor, addend);
            e = Vector512.MultiplyAddEstimate(e, factor, addend);
            f = Vector512.MultiplyAddEstimate(f, factor, addend);
            g = Vector512.MultiplyAddEstimate(g, factor, addend);
            h = Vector512.MultiplyAddEstimate(h, factor, addend);
            i = Vector512.MultiplyAddEstimate(i, factor, addend);
            j = Vector512.MultiplyAddEstimate(j, factor, addend);
            k = Vector512.MultiplyAddEstimate(k, factor, addend);
            l = Vector512.MultiplyAddEstimate(l, factor, addend);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run256(long iterations)
    {
        var factor = Vector256.Create(0.999f);
        var addend = Vector256.Create(0.001f);
        Vector256<float> a = addend, b = addend, c = addend, d = addend, e = addend, f = addend;
        Vector256<float> g = addend, h = addend, i = addend, j = addend, k = addend, l = addend;
        for (; iterations > 0; iterations--)
        {
            a = Vector256.MultiplyAddEstimate(a, factor, addend);
            b = Vector256.MultiplyAddEstimate(b, factor, addend);
            c = Vector256.MultiplyAddEstimate(c, factor, addend);
            d = Vector256.MultiplyAddEstimate(d, factor, addend);
            e = Vector256.MultiplyAddEstimate(e, factor, addend);
            f = Vector256.MultiplyAddEstimate(f, factor, addend);
            g = Vector256.MultiplyAddEstimate(g, factor, addend);
            h = Vector256.MultiplyAddEstimate(h, factor, addend);
            i = Vector256.MultiplyAddEstimate(i, factor, addend);
            j = Vector256.MultiplyAddEstimate(j, factor, addend);
            k = Vector256.MultiplyAddEstimate(k, factor, addend);
            l = Vector256.MultiplyAddEstimate(l, factor, addend);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run128(long iterations)
    {
        var factor = Vector128.Create(0.999f);
        var addend = Vector128.Create(0.001f);
        Vector128<float> a = addend, b = addend, c = addend, d = addend, e = addend, f = addend;
        Vector128<float> g = addend, h = addend, i = addend, j = addend, k = addend, l = addend;
        for (; iterations > 0; iterations--)
        {
            a = Vector128.MultiplyAddEstimate(a, factor, addend);
            b = Vector128.MultiplyAddEstimate(b, factor, addend);
            c = Vector128.MultiplyAddEstimate(c, factor, addend);
            d = Vector128.MultiplyAddEstimate(d, factor, addend);
            e = Vector128.MultiplyAddEstimate(e, factor, addend);
            f = Vector128.MultiplyAddEstimate(f, factor, addend);
            g = Vector128.MultiplyAddEstimate(g, factor, addend);
            h = Vector128.MultiplyAddEstimate(h, factor, addend);
            i = Vector128.MultiplyAddEstimate(i, factor, addend);
            j = Vector128.MultiplyAddEstimate(j, factor, addend);
            k = Vector128.MultiplyAddEstimate(k, factor, addend);
            l = Vector128.MultiplyAddEstimate(l, factor, addend);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
