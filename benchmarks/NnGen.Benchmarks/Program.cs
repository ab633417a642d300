using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using NnGen.Benchmarks.Convolutions;
using NnGen.Benchmarks.Products;
using NnGen.Benchmarks.Quick;
using NnGen.Benchmarks.StartUp;

if (args.Contains("--products"))
{
    ProductGrid.Run();
    return;
}

if (args.Contains("--convolutions"))
{
    ConvolutionTable.Run();
    Console.WriteLine();
    WindowTable.Run();
    Console.WriteLine();
    ImageTable.Run();
    return;
}

if (args.Contains("--threads"))
{
    ThreadScaling.Run();
    Console.WriteLine();
    Oversubscription.Run();
    return;
}

if (args.Contains("--oversubscribed"))
{
    Oversubscription.Run();
    return;
}

if (args.Contains("--sparse"))
{
    SparseInputs.Run();
    return;
}

if (args.Contains("--start-up"))
{
    StartUpTable.Run();
    return;
}

if (args.Contains("--quick"))
{
    // Two threads as well, unless --one-thread is given.
    int[] threads = args.Contains("--one-thread") ? [1] : args.Contains("--two-threads") ? [2] : [1, 2];
    var processes = args.SkipWhile(argument => argument != "--processes").Skip(1).FirstOrDefault();
    QuickTable.Run(threads, processes is null ? 1 : int.Parse(processes, CultureInfo.InvariantCulture));
    return;
}

if (args is ["--quick-lines", var count])
{
    QuickTable.PrintLines(int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

// In this process rather than in one that BenchmarkDotNet builds: libtorch may need an environment of its own to load.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(150))
    .WithMaxIterationCount(40);
var config = DefaultConfig.Instance.AddJob(job);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
