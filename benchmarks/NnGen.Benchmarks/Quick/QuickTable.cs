using System.Diagnostics;
using System.Runtime.InteropServices;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Contestants.HandWritten;
using NnGen.Benchmarks.Measuring;
using NnGen.Benchmarks.Problems;
using NnGen.Generated;

namespace NnGen.Benchmarks.Quick;

/// <summary>All networks, batch sizes and contestants side by side in under three minutes; the benchmarks proper are BenchmarkDotNet's.</summary>
internal static class QuickTable
{
    private static readonly int[] s_trainingBatches = [1, 32, 128, 512];
    private static readonly int[] s_predictionBatches = [1, 32, 256];
    private static readonly HashSet<string> s_missing = [];

    /// <summary>Prints the tables, as Markdown.</summary>
    /// <param name="threads">The numbers of threads to try.</param>
    /// <param name="processes">How many processes measure rows of several threads: each contestant's best counts.</param>
    public static void Run(IReadOnlyList<int> threads, int processes)
    {
        var start = Stopwatch.GetTimestamp();
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + $"{Environment.ProcessorCount} processors, 512-bit vectors: {VectorWidth.Is512}, FMA peak {FmaPeak.Measure() / 1e9:F0} GFLOP/s");
        string? table = null;
        foreach (var row in threads.SelectMany(count => count > 1 && processes > 1 ? BestOfProcesses(count, processes) : Measure(count)))
        {
            if (row.Table != table)
                PrintHeader(row);
            table = row.Table;
            PrintRow(row);
        }

        Console.WriteLine();
        Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
    }

    /// <summary>Prints rows as lines, for the process that started this one.</summary>
    /// <param name="threads">The number of threads.</param>
    public static void PrintLines(int threads)
    {
        foreach (var row in Measure(threads))
            Console.WriteLine(row.ToLine());
    }

    private static IEnumerable<QuickRow> Measure(int threads) =>
    [
        .. Measure($"Training step, Adam, {Describe(threads)}", s_trainingBatches, threads, TrainingStep),
        .. Measure($"Prediction, {Describe(threads)}", s_predictionBatches, threads, Prediction),
    ];

    private static IEnumerable<QuickRow> Measure(string table, int[] batches, int threads, Func<DenseProblem, int, int, Contest> create)
    {
        foreach (var problem in DenseProblem.All)
        {
            foreach (var batch in batches)
            {
                var contest = create(problem, batch, threads);
                var (floor, measurements) = contest.Run(threads);
                yield return new QuickRow(table, problem.Name, batch, floor, [.. contest.Contestants.Zip(measurements, (c, m) => (c?.Name ?? "–", m))]);
            }
        }
    }

    private static IEnumerable<QuickRow> BestOfProcesses(int threads, int processes) =>
        Enumerable.Range(0, processes)
            .Select(_ => RowsOfProcess(threads))
            .Aggregate((best, rows) => [.. best.Zip(rows, (x, y) => x.BestOf(y))]);

    private static List<QuickRow> RowsOfProcess(int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(QuickTable).Assembly.Location);
        start.ArgumentList.Add("--quick-lines");
        start.ArgumentList.Add(threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var process = Process.Start(start)!;
        var rows = new List<QuickRow>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (QuickRow.FromLine(line) is { } row)
                rows.Add(row);
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? rows : throw new InvalidOperationException($"A process ended with {process.ExitCode}.");
    }

    private static void PrintHeader(QuickRow row)
    {
        var names = row.Results.Select(result => result.Name).ToList();
        Console.WriteLine();
        Console.WriteLine($"### {row.Table}");
        Console.WriteLine($"| network | batch | floor | {names[0]} | × floor | {string.Join(" | ", names.Skip(1).Select(name => $"{name} | ×"))} | bytes |");
        Console.WriteLine($"|---|--:|--:|--:|--:|{string.Concat(names.Skip(1).Select(_ => "--:|--:|"))}--:|");
    }

    private static void PrintRow(QuickRow row)
    {
        var ours = row.Results[0].Measurement!;
        var others = row.Results.Skip(1).Select(r => r.Measurement is { } m ? $"{Duration(m.Seconds)} | {m.Seconds / ours.Seconds:F2}" : "– | –");
        Console.WriteLine(
            $"| {row.Network} | {row.Batch} | {Duration(row.Floor)} | **{Duration(ours.Seconds)}** | {ours.Seconds / row.Floor:F2} | {string.Join(" | ", others)} | {ours.Bytes:F0} |");
    }

    private static string Describe(int threads) => threads == 1 ? "one thread" : $"{threads} threads";

    private static void PrintTable(string title, int[] batches, int threads, Func<DenseProblem, int, int, Contest> create)
    {
        string[]? names = null;
        foreach (var problem in DenseProblem.All)
        {
            foreach (var batch in batches)
            {
                var contest = create(problem, batch, threads);
                if (names is null)
                {
                    names = [.. contest.Contestants.Select((contestant, i) => contestant?.Name ?? $"({i})")];
                    Console.WriteLine();
                    Console.WriteLine($"### {title}");
                    Console.WriteLine($"| network | batch | floor | {names[0]} | × floor | {string.Join(" | ", names.Skip(1).Select(name => $"{name} | ×"))} | bytes |");
                    Console.WriteLine($"|---|--:|--:|--:|--:|{string.Concat(names.Skip(1).Select(_ => "--:|--:|"))}--:|");
                }

                var (floor, measurements) = contest.Run(threads);
                var ours = measurements[0]!;
                var others = measurements.Skip(1).Select(m => m is null ? "– | –" : $"{Duration(m.Seconds)} | {m.Seconds / ours.Seconds:F2}");
                Console.WriteLine(
                    $"| {problem.Name} | {batch} | {Duration(floor)} | **{Duration(ours.Seconds)}** | {ours.Seconds / floor:F2} | {string.Join(" | ", others)} | {ours.Bytes:F0} |");
            }
        }
    }

    private static Contest TrainingStep(DenseProblem problem, int batch, int threads) => new(
        problem.Name,
        peak => Floor.TrainingStep(problem, batch, peak, threads),
        [
            new Contestant("NnGen", GeneratedNetwork.Training(problem, batch, threads)),
            IfItLoads("TorchSharp", () => Torch.Training(problem, batch, threads)),
            .. threads == 1 ? [new Contestant("hand-written", HandWrittenNetwork<VectorLoops>.Training(problem, batch))] : Array.Empty<Contestant>(),
        ]);

    private static Contest Prediction(DenseProblem problem, int batch, int threads) => new(
        problem.Name,
        peak => Floor.Prediction(problem, batch, peak, threads),
        [
            new Contestant("NnGen", GeneratedNetwork.Prediction(problem, batch, threads)),
            IfItLoads("ONNX Runtime", () => Onnx.Prediction(problem, batch, threads)),
            IfItLoads("TorchSharp", () => Torch.Prediction(problem, batch, threads)),
            .. threads == 1 ? [new Contestant("hand-written", HandWrittenNetwork<VectorLoops>.Prediction(problem, batch))] : Array.Empty<Contestant>(),
        ]);

    /// <summary>Makes a contestant, or null, with a line on the console, where its native library does not load.</summary>
    private static Contestant? IfItLoads(string name, Func<Func<int, float>> create)
    {
        if (s_missing.Contains(name))
            return null;
        try
        {
            return new Contestant(name, create());
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            s_missing.Add(name);
            Console.WriteLine($"{name} is left out, its native library does not load ({exception.GetType().Name}); benchmarks/README.md says what it needs.");
            return null;
        }
    }

    private static string Duration(double seconds)
        => seconds < 1e-6 ? $"{seconds * 1e9:F1} ns" : seconds < 1e-3 ? $"{seconds * 1e6:F1} µs" : $"{seconds * 1e3:F2} ms";
}
