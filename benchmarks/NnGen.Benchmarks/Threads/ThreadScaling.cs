using System.Diagnostics;
using System.Globalization;
using NnGen.Generated;

namespace NnGen.Benchmarks.Threads;

/// <summary>Training steps and predictions on one thread and on two, in turn, so that what else runs on the machine meets both alike.</summary>
internal static class ThreadScaling
{
    private const int Rounds = 15;
    private const double RoundMilliseconds = 15;

    public static void Run()
    {
        Console.WriteLine("| network | work | batch | 1 thread, µs | 2 threads, µs | ratio of medians | of the fastest | bytes |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
        Row("5-128-1", () => new Network5x128x1(seed: 1), (n, t) => n.Threads = t);
        Row("30-128-64-1", () => new Network30x128x64x1(seed: 1), (n, t) => n.Threads = t);
        Row("784-128-64-10", () => new Network784x128x64x10(seed: 1), (n, t) => n.Threads = t);
        Row("784-512-512-10", () => new Network784x512x512x10(seed: 1), (n, t) => n.Threads = t);
        Row("1024-1024-1024-1024", () => new Network1024x1024x1024x1024(seed: 1), (n, t) => n.Threads = t);
    }

    private static void Row<TNetwork>(string name, Func<TNetwork> create, Action<TNetwork, int> setThreads)
        where TNetwork : ITrainable, IModel<float>
    {
        foreach (var batch in (int[])[1, 32, 128, 512])
        {
            var (network, random) = (create(), new Random(batch));
            var inputs = Numbers(random, batch * network.InputSize);
            var targets = Numbers(random, batch * network.OutputSize);
            Measure(name, "training", batch, threads => setThreads(network, threads), () =>
            {
                network.ComputeGradients(new TrainingBatch { Inputs = inputs, Targets = targets }, default);
                network.ApplyGradients();
            });
        }

        foreach (var batch in (int[])[1, 32, 256])
        {
            var network = create();
            var inputs = Numbers(new Random(batch), batch * network.InputSize);
            var outputs = new float[batch * network.OutputSize];
            Measure(name, "prediction", batch, threads => setThreads(network, threads), () => network.Predict(inputs, outputs));
        }
    }

    private static void Measure(string name, string work, int batch, Action<int> setThreads, Action step)
    {
        var times = new List<double>[] { [], [] };
        long bytes = 0;
        for (var round = -1; round < Rounds; round++)
        {
            for (var threads = 1; threads <= 2; threads++)
            {
                setThreads(threads);
                step();
                step();
                var before = GC.GetTotalAllocatedBytes();
                var (start, steps) = (Stopwatch.GetTimestamp(), 0);
                do
                {
                    step();
                    steps++;
                }
                while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < RoundMilliseconds);
                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
                if (round >= 0)
                {
                    times[threads - 1].Add(time);
                    bytes = Math.Max(bytes, (GC.GetTotalAllocatedBytes() - before) / steps);
                }
            }
        }

        var (one, two) = (Median(times[0]), Median(times[1]));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {work} | {batch} | {one:0.00} | {two:0.00} | {one / two:0.00} | {times[0].Min() / times[1].Min():0.00} | {bytes} |"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
