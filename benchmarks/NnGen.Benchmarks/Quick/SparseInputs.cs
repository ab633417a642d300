using System.Diagnostics;
using System.Globalization;
using NnGen.Benchmarks.Measuring;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Quick;

/// <summary>Predictions of the same network with its input declared sparse and not, on samples with more and fewer zeros, in turns.</summary>
internal static class SparseInputs
{
    private const int Rounds = 15;
    private const int Sets = 64; // of samples, so that no branch is foreseen because it was the same before
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Prints the table, as Markdown.</summary>
    public static void Run()
    {
        IModel<float>[] models = [new Network784x128x64x10 { Threads = 1 }, new SparseNetwork784x128x64x10 { Threads = 1 }];
        Console.WriteLine("| zeros | batch | dense | sparse | times as fast |");
        Console.WriteLine("|--:|--:|--:|--:|--:|");
        foreach (var batch in (int[])[1, 2, 4, 7, 8, 16])
        {
            foreach (var zeros in (double[])[0, 0.5, 0.8, 0.9, 0.95])
            {
                if (batch > 1 && zeros is not (0 or 0.8))
                    continue;
                var samples = Samples(batch, zeros);
                List<double>[] times = [[], []];
                for (var round = -5; round < Rounds; round++)
                {
                    for (var i = 0; i < models.Length; i++)
                    {
                        var seconds = Seconds(models[i], samples, batch);
                        if (round >= 0)
                            times[i].Add(seconds);
                    }
                }

                var (dense, sparse) = (Statistics.Median(times[0]), Statistics.Median(times[1]));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {zeros:P0} | {batch} | {dense * 1e6:F2} µs | {sparse * 1e6:F2} µs | {dense / sparse:F2} |"));
            }
        }
    }

    private static float[][] Samples(int batch, double zeros)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Sets).Select(_ => Enumerable.Range(0, batch * 784)
            .Select(_ => random.NextDouble() < zeros ? 0 : random.NextSingle()).ToArray())];
    }

    private static double Seconds(IModel<float> model, float[][] samples, int batch)
    {
        var outputs = new float[batch * model.OutputSize];
        var (start, predictions) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            foreach (var sample in samples)
                model.Predict(sample, outputs);
            predictions += samples.Length;
        } while (Stopwatch.GetElapsedTime(start) < RoundTime);

        return Stopwatch.GetElapsedTime(start).TotalSeconds / predictions;
    }
}
