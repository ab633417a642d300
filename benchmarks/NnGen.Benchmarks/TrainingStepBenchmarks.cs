using BenchmarkDotNet.Attributes;
using NnGen.Benchmarks.HandWritten;
using NnGen.Benchmarks.Torch;

namespace NnGen.Benchmarks;

/// <summary>One training step of <see cref="DigitProblem"/>.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks
{
    private readonly DigitTrainer<ScalarLoops> _scalar = new();
    private readonly DigitTrainer<VectorLoops> _vector = new();
    private readonly DigitNetwork _network = Models.Digits();
    private TorchDigitTrainer? _torch;
    private int _step;

    /// <summary>Loads libtorch, for its benchmark alone: the others run where it does not load.</summary>
    [GlobalSetup(Target = nameof(TorchSharp))]
    public void LoadTorch() => _torch = new TorchDigitTrainer();

    /// <summary>Releases the native memory.</summary>
    [GlobalCleanup(Target = nameof(TorchSharp))]
    public void UnloadTorch() => _torch?.Dispose();

    /// <summary>TorchSharp, one thread.</summary>
    [Benchmark(Baseline = true)]
    public float TorchSharp() => _torch!.TrainStep(_torch.Inputs, _torch.Labels[NextLabels()]);

    /// <summary>The generated network.</summary>
    [Benchmark]
    public float NnGen() => _network.TrainStep(DigitProblem.Inputs, DigitProblem.Labels[NextLabels()]);

    /// <summary>Loops with <see cref="System.Numerics.Vector{T}"/>.</summary>
    [Benchmark]
    public float HandWrittenVector() => _vector.TrainStep(DigitProblem.Inputs, DigitProblem.Labels[NextLabels()]);

    /// <summary>Scalar loops.</summary>
    [Benchmark]
    public float HandWrittenScalar() => _scalar.TrainStep(DigitProblem.Inputs, DigitProblem.Labels[NextLabels()]);

    private int NextLabels() => _step++ % DigitProblem.Labels.Length;
}
