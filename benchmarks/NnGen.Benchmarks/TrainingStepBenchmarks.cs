using BenchmarkDotNet.Attributes;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Contestants.HandWritten;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks;

/// <summary>One training step of 784-128-64-10 with Adam, one thread.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks
{
    private Func<int, float>? _run;

    /// <summary>The samples of a step.</summary>
    [Params(32, 128)]
    public int BatchSize { get; set; }

    /// <summary>Loads libtorch, for its benchmark alone: the others run where it does not load.</summary>
    [GlobalSetup(Target = nameof(TorchSharp))]
    public void LoadTorch() => _run = Torch.Training(DenseProblem.Digits, BatchSize, threads: 1);

    /// <summary>Makes the generated network.</summary>
    [GlobalSetup(Target = nameof(NnGen))]
    public void LoadNnGen() => _run = GeneratedNetwork.Training(DenseProblem.Digits, BatchSize, threads: 1);

    /// <summary>Makes the loops.</summary>
    [GlobalSetup(Target = nameof(HandWritten))]
    public void LoadHandWritten() => _run = HandWrittenNetwork<VectorLoops>.Training(DenseProblem.Digits, BatchSize);

    /// <summary>TorchSharp.</summary>
    [Benchmark(Baseline = true)]
    public float TorchSharp() => _run!(1);

    /// <summary>The generated network.</summary>
    [Benchmark]
    public float NnGen() => _run!(1);

    /// <summary>Loops with <see cref="System.Numerics.Vector{T}"/>.</summary>
    [Benchmark]
    public float HandWritten() => _run!(1);
}
