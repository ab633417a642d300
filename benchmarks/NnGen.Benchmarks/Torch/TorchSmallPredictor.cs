using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NnGen.Benchmarks.Torch;

/// <summary>Prediction of one sample of <see cref="SmallProblem"/> with TorchSharp on one thread, the sample being a tensor already.</summary>
internal sealed class TorchSmallPredictor : IDisposable
{
    private readonly Sequential _model;

    public TorchSmallPredictor()
    {
        set_num_threads(1);
        _model = nn.Sequential(
            TorchLayers.Linear(SmallProblem.Inputs, SmallProblem.Hidden, SmallProblem.HiddenValues),
            nn.ReLU(),
            TorchLayers.Linear(SmallProblem.Hidden, 1, SmallProblem.HeadValues));
        _model.eval();
        Sample = tensor(SmallProblem.Sample, [1, SmallProblem.Inputs]);
    }

    /// <summary>The sample of the problem, <c>[1, 5]</c>.</summary>
    public Tensor Sample { get; }

    public float Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return _model.forward(inputs).ToSingle();
    }

    public void Dispose()
    {
        _model.Dispose();
        Sample.Dispose();
    }
}
