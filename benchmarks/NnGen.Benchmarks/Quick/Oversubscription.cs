using System.Diagnostics;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Measuring;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Quick;

/// <summary>Training steps where threads are more than processors, or others want these too.</summary>
internal static class Oversubscription
{
    private const int Batch = 128;
    private const int Rounds = 9;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(60);

    /// <summary>Prints the table, as Markdown: each row's time beside that of one thread with nothing else running.</summary>
    public static void Run()
    {
        Console.WriteLine($"| network | batch | {Environment.ProcessorCount} processors: | time of a step | times as fast as one thread alone |");
        Console.WriteLine("|---|--:|---|--:|--:|");
        foreach (var problem in DenseProblem.All.Skip(1).Take(3))
        {
            var alone = Print(problem, "1 thread", 1, null, null);
            foreach (var threads in (int[])[2, 8, 64])
                Print(problem, $"{threads} threads", threads, null, alone);
            var processors = Environment.ProcessorCount;
            Print(problem, $"{processors} threads, another model of as many trains too", processors, token => Train(problem, processors, token), alone);
            Print(problem, $"{processors} threads, all processors busy with other work", processors, BurnAll, alone);
        }
    }

    private static double Print(DenseProblem problem, string name, int threads, Action<CancellationToken>? meanwhile, double? alone)
    {
        using var stop = new CancellationTokenSource();
        var other = meanwhile is null ? Task.CompletedTask : Task.Factory.StartNew(() => meanwhile(stop.Token), TaskCreationOptions.LongRunning);
        var seconds = Measure(GeneratedNetwork.Training(problem, Batch, threads));
        stop.Cancel();
        other.Wait();
        Console.WriteLine($"| {problem.Name} | {Batch} | {name} | {seconds * 1e6:F0} µs | {(alone ?? seconds) / seconds:F2} |");
        return seconds;
    }

    private static double Measure(Func<int, float> run)
    {
        run(100);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (start, steps) = (Stopwatch.GetTimestamp(), 0);
            do
            {
                run(1);
                steps++;
            } while (Stopwatch.GetElapsedTime(start) < RoundTime);

            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / steps);
        }

        return Statistics.Median(times);
    }

    private static void Train(DenseProblem problem, int threads, CancellationToken stop)
    {
        var run = GeneratedNetwork.Training(problem, Batch, threads);
        while (!stop.IsCancellationRequested)
            run(1);
    }

    private static void BurnAll(CancellationToken stop)
    {
        var burners = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
                Thread.SpinWait(1000);
        })).ToList();
        burners.ForEach(burner => burner.Start());
        burners.ForEach(burner => burner.Join());
    }
}
