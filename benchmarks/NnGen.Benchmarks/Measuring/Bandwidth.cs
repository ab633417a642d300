using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Benchmarks.Measuring;

/// <summary>How fast one core reads memory that it reads again and again: from the cache that holds so much.</summary>
internal static class Bandwidth
{
    private const int Repetitions = 5;
    private static readonly TimeSpan RepetitionTime = TimeSpan.FromMilliseconds(4);
    private static readonly Dictionary<long, double> s_measured = [];
    private static float _sink;

    /// <summary>Bytes a second when so many bytes are read; measured once for each power of 2, the fastest of 5.</summary>
    public static double Of(long bytes)
    {
        var rounded = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(bytes, 4096));
        if (!s_measured.TryGetValue(rounded, out var bandwidth))
            s_measured.Add(rounded, bandwidth = Measure(rounded));
        return bandwidth;
    }

    private static double Measure(long bytes)
    {
        var values = GC.AllocateArray<float>((int)(bytes / sizeof(float)), pinned: true);
        var fastest = 0.0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var (count, start) = (0, Stopwatch.GetTimestamp());
            do
            {
                _sink += Read(values);
                count++;
            } while (Stopwatch.GetElapsedTime(start) < RepetitionTime);

            fastest = Math.Max(fastest, bytes * count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return fastest;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Read(float[] values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> a = default, b = default, c = default, d = default;
        for (var i = 0; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        return Vector.Sum(a + b + c + d);
    }
}
