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
    /// Times the contestants in turns with one thread, so that a slow second of the machine meets them all. With several threads each has its turn
    /// alone, after a pause in which the threads of the one before have gone to sleep: libraries let them spin for a while.
    /// </summary>
    /// <returns>The floor in seconds, and each contestant's median seconds and allocated bytes.</returns>
    /// <exception cref="InvalidOperationException">The contestants do not compute the same.</exception>
    public (double Floor, Measurement?[] Measurements) Run(int threads)
    {
        RequireAgreement();
        var peaks = new List<double> { FmaPeak.Measure() };
        Measurement?[] measurements;
        if (threads == 1)
        {
            measurements = MeasureInTurns(peaks);
        }
        else
        {
            measurements = [.. Contestants.Select(contestant => contestant is null ? null : MeasureAlone(contestant))];
            peaks.Add(FmaPeak.Measure());
        }

        return (Floor(threads * peaks.Average()), measurements);
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

    private Measurement?[] MeasureInTurns(List<double> peaks)
    {
        var timed = Contestants.Select(contestant => contestant is null ? null : new Timed(contestant, OperationsPerSample(contestant))).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in timed)
                one?.AddInTurn();
            if (round % 3 == 2)
                peaks.Add(FmaPeak.Measure());
        }

        return [.. timed.Select(one => one?.Result)];
    }

    private static Measurement MeasureAlone(Contestant contestant)
    {
        Thread.Sleep(220);
        var timed = new Timed(contestant, OperationsPerSample(contestant));
        while (!timed.IsDone)
            timed.Add();
        return timed.Result;
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

    /// <summary>A contestant and its times.</summary>
    private sealed class Timed(Contestant contestant, int count)
    {
        private readonly List<double> _times = [];
        private double _total;
        private double _bytes;

        public bool IsDone => _times.Count == Rounds || (_times.Count >= 3 && _total > TimeOfAllSamples.TotalSeconds);

        public Measurement Result => new(Statistics.Median(_times), _bytes);

        /// <summary>Adds a time after the others had the processor: an untimed part of a sample brings the contestant's data back to the caches.</summary>
        public void AddInTurn()
        {
            if (IsDone)
                return;
            contestant.Run(Math.Max(1, count / 4));
            Add();
        }

        public void Add()
        {
            var (seconds, bytes) = Sample(contestant, count);
            _times.Add(seconds);
            _total += seconds * count;
            _bytes = bytes;
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
