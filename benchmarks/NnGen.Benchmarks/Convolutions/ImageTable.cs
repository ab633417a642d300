using NnGen.Benchmarks.Quick;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>A small convolutional network, trained and run by several.</summary>
internal static class ImageTable
{
    private static readonly (int Samples, bool Trains)[] s_rows = [(64, true), (1, false), (64, false)];

    /// <summary>Prints a line for each batch and number of threads.</summary>
    public static void Run()
    {
        Console.WriteLine("28x28x1, 3x3 convolution to 32, pool, 3x3 to 64, pool, dense 128, dense 10; microseconds a batch, medians");
        Console.WriteLine($"{"",-34}{"NnGen",10}{"TorchSharp",12}{"ONNX",10}{"floor",10}{"TorchSharp / NnGen",20}{"ONNX / NnGen",14}");
        foreach (var threads in new[] { 1, 2 })
        {
            foreach (var (samples, trains) in s_rows)
                Print(samples, trains, threads);
        }
    }

    private static void Print(int samples, bool trains, int threads)
    {
        var operations = samples * (trains ? ImageProblem.TrainingOperations : ImageProblem.PredictionOperations);
        var contest = new Contest(
            $"{(trains ? "training" : "prediction")}, batch {samples}, {threads} thread{(threads == 1 ? "" : "s")}",
            peak => operations / peak,
            [
                new Contestant("NnGen", ImageContestants.Generated(samples, threads, trains)),
                new Contestant("TorchSharp", ImageContestants.Torch(samples, threads, trains)),
                trains ? null : new Contestant("ONNX Runtime", ImageContestants.Onnx(samples, threads)),
            ]);
        var (floor, measurements) = contest.Run(threads);
        var generated = measurements[0]!.Seconds;
        Console.WriteLine(
            $"{contest.Name,-34}{generated * 1e6,10:F0}{measurements[1]!.Seconds * 1e6,12:F0}{Text(measurements[2]?.Seconds * 1e6, "F0"),10}{floor * 1e6,10:F0}"
            + $"{measurements[1]!.Seconds / generated,20:F2}{Text(measurements[2]?.Seconds / generated, "F2"),14}");
    }

    private static string Text(double? number, string format) => number?.ToString(format, System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
