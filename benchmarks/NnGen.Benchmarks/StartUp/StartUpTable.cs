using System.Globalization;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Measuring;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.StartUp;

/// <summary>
/// From the start of a process to its first prediction and to its first training step of 32 samples, and what is shipped: the programs of
/// NnGen.StartUp, published and run in turns.
/// </summary>
internal static class StartUpTable
{
    private const int Rounds = 21;

    private static readonly StartUpProgram[] s_programs =
    [
        new("an empty .NET program", "Empty"),
        new("NnGen", "Generated"),
        new("NnGen, ReadyToRun", "Generated", "PublishReadyToRun=true"),
        new("ONNX Runtime", "Onnx"),
        new("TorchSharp", "Torch"),
        new("an empty .NET program, NativeAOT", "Empty", "Native=true"),
        new("NnGen, NativeAOT", "Generated", "Native=true"),
    ];

    public static string OutputFolder { get; } = Path.Combine(Path.GetTempPath(), "NnGen.StartUp");

    public static void Run()
    {
        Directory.CreateDirectory(OutputFolder);
        var model = Path.Combine(OutputFolder, "dense.onnx");
        File.WriteAllBytes(model, OnnxModel.Write(DenseProblem.Digits, batchSize: 1));
        var programs = s_programs.Where(IsReady).ToList();
        var times = new Dictionary<(StartUpProgram, bool), List<(double Result, double End)>>();

        // One round is not counted: files come from the disk in it.
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var program in programs)
            {
                foreach (var trains in program.Contestant is "Generated" or "Torch" ? new[] { false, true } : [false])
                {
                    var time = program.Run(program.Contestant == "Onnx" ? [model] : trains ? ["train"] : []);
                    if (round == 0)
                        times[(program, trains)] = [];
                    else
                        times[(program, trains)].Add(time);
                }
            }
        }

        Console.WriteLine("| program | first prediction | its process | first training step | shipped |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var program in programs)
        {
            var prediction = times[(program, false)];
            var training = times.TryGetValue((program, true), out var steps) ? Text(Statistics.Median(steps.Select(time => time.Result))) : "–";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {program.Label} | {Text(Statistics.Median(prediction.Select(time => time.Result)))} | {Text(Statistics.Median(prediction.Select(time => time.End)))} | {training} | {program.Size / 1e6:0.0} MB |"));
        }
    }

    private static bool IsReady(StartUpProgram program)
    {
        Console.Error.WriteLine($"Publishing {program.Label} …");
        if (program.Publish(Repository()) is not { } problem)
            return true;
        Console.WriteLine($"{program.Label} is left out: {problem}");
        return false;
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NnGen.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The repository is not above this program.");
    }

    private static string Text(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");
}
