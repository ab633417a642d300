using System.Diagnostics;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Measuring;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Quick;

/// <summary>Training steps and predictions on one thread and on two, in turns, so that what else runs on the machine meets both alike.</summary>
internal static class ThreadScaling
{
    private const int Rounds = 15;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(15);

    /// <summary>Prints the table, as Markdown.</summary>
    public static void Run()
    {
        Console.WriteLine("| network | work | batch | 1 thread | 2 threads | times as fast |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|");
        foreach (var problem in DenseProblem.All)
        {
            foreach (var batch in (int[])[1, 32, 128, 512])
                Measure(problem.Name, "training", batch, threads => GeneratedNetwork.Training(problem, batch, threads));
            foreach (var batch in (int[])[1, 32, 256])
                Measure(problem.Name, "prediction", batch, threads => GeneratedNetwork.Prediction(problem, batch, threads));
        }
    }

    private static void Measure(string name, string work, int batch, Func<int, Func<int, float>> create)
    {
        Func<int, float>[] runs = [create(1), create(2)];
        List<double>[] times = [[], []];
        foreach (var run in runs)
            run(100);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
                times[i].Add(Seconds(runs[i]));
        }

        var (one, two) = (Statistics.Median(times[0]), Statistics.Median(times[1]));
        Console.WriteLine($"| {name} | {work} | {batch} | {one * 1e6:F2} µs | {two * 1e6:F2} µs | {one / two:F2} |");
    }

    private static double Seconds(Func<int, float> run)
    {
        run(2);
        var (start, steps) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            run(1);
            steps++;
        } while (Stopwatch.GetElapsedTime(start) < RoundTime);

        return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
    }
}
