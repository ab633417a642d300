using BenchmarkDotNet.Attributes;
using NnGen.Benchmarks.HandWritten;
using NnGen.Benchmarks.Torch;

namespace NnGen.Benchmarks;

/// <summary>One prediction of one sample of <see cref="SmallProblem"/>.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private readonly SmallPredictor<ScalarLoops> _scalar = new();
    private readonly SmallPredictor<VectorLoops> _vector = new();
    private readonly SmallNetwork _network = Models.Small();
    private readonly float[] _outputs = new float[1];
    private TorchSmallPredictor? _torch;

    /// <summary>Loads libtorch, for its benchmark alone: the others run where it does not load.</summary>
    [GlobalSetup(Target = nameof(TorchSharp))]
    public void LoadTorch() => _torch = new TorchSmallPredictor();

    /// <summary>Releases the native memory.</summary>
    [GlobalCleanup(Target = nameof(TorchSharp))]
    public void UnloadTorch() => _torch?.Dispose();

    /// <summary>TorchSharp, one thread.</summary>
    [Benchmark(Baseline = true)]
    public float TorchSharp() => _torch!.Predict(_torch.Sample);

    /// <summary>The generated network.</summary>
    [Benchmark]
    public void NnGen() => _network.Predict(SmallProblem.Sample, _outputs);

    /// <summary>Loops with <see cref="System.Numerics.Vector{T}"/>.</summary>
    [Benchmark]
    public void HandWrittenVector() => _vector.Predict(SmallProblem.Sample, _outputs);

    /// <summary>Scalar loops.</summary>
    [Benchmark]
    public void HandWrittenScalar() => _scalar.Predict(SmallProblem.Sample, _outputs);
}
