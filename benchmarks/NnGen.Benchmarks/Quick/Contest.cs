using System.Diagnostics;
using NnGen.Benchmarks.Measuring;

namespace NnGen.Benchmarks.Quick;

/// <summary>A row of the table: several do the same work.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Floor">The least seconds at a peak.</param>
/// <param name="Contestants">Who does it; null where it has no part.</param>
internal sealed record Contest(string Name, Func<double, double> Floor, IReadOnlyList<Contestant?> Contestants)
{
    private const int Rounds = 9;
    private const int StepsToAgree = 20;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan SampleTime = TimeSpan.FromMilliseconds(6);

    /// <summary>Samples of longer operations are fewer.</summary>
    private static readonly TimeSpan TimeOfAllSamples = TimeSpan.FromMilliseconds(600);

    /// <summary>
    /// Times each contestant after a pause, in which the threads of the one before have gone to sleep: libraries let them spin for a while.
    /// </summary>
    /// <returns>The floor in seconds, and each contestant's median seconds and allocated bytes.</returns>
    /// <exception cref="InvalidOperationException">The contestants do not compute the same.</exception>
    public (double Floor, Measurement?[] Measurements) Run(int threads)
    {
        RequireAgreement();
        var peak = FmaPeak.Measure();
        var measurements = Contestants.Select(contestant => contestant is null ? null : Measure(contestant, threads)).ToArray();
        return (Floor(threads * (peak + FmaPeak.Measure()) / 2), measurements);
    }

    private void RequireAgreement()
    {
        var results = Contestants.OfType<Contestant>().Select(contestant => (contestant.Name, Value: contestant.Run(StepsToAgree))).ToArray();
        foreach (var (name, value) in results)
        {
            if (!(MathF.Abs(value - results[0].Value) <= 1e-3f * MathF.Max(1, MathF.Abs(results[0].Value))))
                throw new InvalidOperationException($"{Name}: {name} arrives at {value}, {results[0].Name} at {results[0].Value}.");
        }
    }

    private static Measurement Measure(Contestant contestant, int threads)
    {
        if (threads > 1)
            Thread.Sleep(220);
        var count = OperationsPerSample(contestant);
        var times = new List<double>();
        var allocated = 0.0;
        var start = Stopwatch.GetTimestamp();
        while (times.Count < Rounds && (times.Count < 3 || Stopwatch.GetElapsedTime(start) < TimeOfAllSamples))
        {
            var (seconds, bytes) = Sample(contestant, count);
            times.Add(seconds);
            allocated = bytes;
        }

        return new Measurement(Statistics.Median(times), allocated);
    }

    /// <summary>Warms up, until the JIT has settled, and returns how many operations fill a sample.</summary>
    private static int OperationsPerSample(Contestant contestant)
    {
        var count = 1;
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var seconds = Sample(contestant, count).Seconds;
            var fitting = (int)Math.Clamp(SampleTime.TotalSeconds / seconds, 1, 4.0 * count);
            if (Stopwatch.GetElapsedTime(start) > WarmUpTime && fitting < 2 * count)
                return fitting;
            count = fitting;
        }
    }

    private static (double Seconds, double Bytes) Sample(Contestant contestant, int count)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        contestant.Run(count);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return (elapsed.TotalSeconds / count, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / count);
    }
}

/// <summary>Someone who does the work of a contest.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Run">
/// Runs so many operations and returns the last result: a loss, a prediction. The loop is the contestant's own, so that the call through
/// this delegate is not measured.
/// </param>
internal sealed record Contestant(string Name, Func<int, float> Run);

/// <summary>Median seconds and bytes of .NET's heap of one operation.</summary>
internal sealed record Measurement(double Seconds, double Bytes);
