using BenchmarkDotNet.Attributes;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Contestants.HandWritten;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks;

/// <summary>One prediction of 5-128-1, one thread.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private Func<int, float>? _run;

    /// <summary>The samples of a prediction.</summary>
    [Params(1, 256)]
    public int BatchSize { get; set; }

    /// <summary>Loads libtorch, for its benchmark alone: the others run where it does not load.</summary>
    [GlobalSetup(Target = nameof(TorchSharp))]
    public void LoadTorch() => _run = Torch.Prediction(DenseProblem.Small, BatchSize, threads: 1);

    /// <summary>Loads ONNX Runtime.</summary>
    [GlobalSetup(Target = nameof(OnnxRuntime))]
    public void LoadOnnx() => _run = Onnx.Prediction(DenseProblem.Small, BatchSize, threads: 1);

    /// <summary>Makes the generated network.</summary>
    [GlobalSetup(Target = nameof(NnGen))]
    public void LoadNnGen() => _run = GeneratedNetwork.Prediction(DenseProblem.Small, BatchSize, threads: 1);

    /// <summary>Makes the loops.</summary>
    [GlobalSetup(Target = nameof(HandWritten))]
    public void LoadHandWritten() => _run = HandWrittenNetwork<VectorLoops>.Prediction(DenseProblem.Small, BatchSize);

    /// <summary>TorchSharp.</summary>
    [Benchmark(Baseline = true)]
    public float TorchSharp() => _run!(1);

    /// <summary>ONNX Runtime.</summary>
    [Benchmark]
    public float OnnxRuntime() => _run!(1);

    /// <summary>The generated network.</summary>
    [Benchmark]
    public float NnGen() => _run!(1);

    /// <summary>Loops with <see cref="System.Numerics.Vector{T}"/>.</summary>
    [Benchmark]
    public float HandWritten() => _run!(1);
}
