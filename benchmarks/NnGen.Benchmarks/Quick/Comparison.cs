using System.Diagnostics;
using NnGen.Benchmarks.Measuring;

namespace NnGen.Benchmarks.Quick;

/// <summary>
/// Times contestants in turns: each round takes a short sample of every one, and the peak of the core beside them, so that what else
/// the machine does meets all alike.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 21;
    private const int StepsToAgree = 100;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan SampleTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs the rows and prints the table.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="operations">The floating-point operations of one operation, for its floor.</param>
    /// <param name="rows">The contestants; null is skipped.</param>
    /// <exception cref="InvalidOperationException">The contestants do not compute the same.</exception>
    public static void Run(string title, double operations, params IEnumerable<Row?> rows)
    {
        var contestants = rows.OfType<Row>().ToArray();
        RequireAgreement(contestants);
        var counts = contestants.Select(OperationsPerSample).ToArray();
        var times = contestants.Select(_ => new List<double>()).ToArray();
        var allocated = new double[contestants.Length];
        var peaks = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            peaks.Add(FmaPeak.Measure());
            for (var i = 0; i < contestants.Length; i++)
            {
                var (seconds, bytes) = Sample(contestants[i], counts[i]);
                times[i].Add(seconds);
                allocated[i] = bytes;
            }
        }

        var peak = Statistics.Median(peaks);
        var floor = operations / peak;
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine($"FMA peak {peak / 1e9:F1} GFLOP/s, floor {Duration(floor)}");
        Console.WriteLine();
        Console.WriteLine("| | median | × floor | fastest | bytes allocated |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        for (var i = 0; i < contestants.Length; i++)
        {
            var median = Statistics.Median(times[i]);
            Console.WriteLine($"| {contestants[i].Name} | {Duration(median)} | {median / floor:F2} | {Duration(times[i].Min())} | {allocated[i]:F0} |");
        }
    }

    private static void RequireAgreement(Row[] contestants)
    {
        var results = contestants.Select(row => row.Run(StepsToAgree)).ToArray();
        for (var i = 1; i < results.Length; i++)
        {
            if (!(MathF.Abs(results[i] - results[0]) <= 1e-4f * MathF.Max(1, MathF.Abs(results[0]))))
                throw new InvalidOperationException($"{contestants[i].Name} arrives at {results[i]}, {contestants[0].Name} at {results[0]}.");
        }
    }

    /// <summary>Warms up, until the JIT has settled, and returns how many operations fill a sample.</summary>
    private static int OperationsPerSample(Row row)
    {
        var count = 1;
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var seconds = Sample(row, count).Seconds;
            var fitting = (int)Math.Clamp(SampleTime.TotalSeconds / seconds, 1, 4.0 * count);
            if (Stopwatch.GetElapsedTime(start) > WarmUpTime && fitting < 2 * count)
                return fitting;
            count = fitting;
        }
    }

    private static (double Seconds, double Bytes) Sample(Row row, int count)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        row.Run(count);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return (elapsed.TotalSeconds / count, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / count);
    }

    private static string Duration(double seconds)
        => seconds < 1e-6 ? $"{seconds * 1e9:F1} ns" : seconds < 1e-3 ? $"{seconds * 1e6:F1} µs" : $"{seconds * 1e3:F2} ms";
}
