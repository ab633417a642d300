using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NnGen.Benchmarks.Torch;

/// <summary>
/// Training of <see cref="DigitProblem"/> with TorchSharp on one thread. Samples and labels are tensors before the clock starts.
/// </summary>
internal sealed class TorchDigitTrainer : IDisposable
{
    private readonly Sequential _model;
    private readonly optim.Optimizer _optimizer;

    public TorchDigitTrainer()
    {
        set_num_threads(1);
        var layers = DigitProblem.Layers.Select((layer, i) => TorchLayers.Linear(layer.Inputs, layer.Outputs, DigitProblem.InitialValues(i))).ToArray();
        _model = nn.Sequential(layers[0], nn.ReLU(), layers[1], nn.ReLU(), layers[2]);
        _model.train();
        _optimizer = optim.Adam(
            _model.parameters(), HandWritten.AdamStep.LearningRate, HandWritten.AdamStep.Beta1, HandWritten.AdamStep.Beta2, HandWritten.AdamStep.Epsilon);
        Inputs = tensor(DigitProblem.Inputs, [DigitProblem.BatchSize, DigitProblem.Layers[0].Inputs]);
        Labels = [.. DigitProblem.Labels.Select(labels => tensor(labels.Select(label => (long)label).ToArray()))];
    }

    /// <summary>The samples of the problem.</summary>
    public Tensor Inputs { get; }

    /// <summary>The sets of labels of the problem.</summary>
    public Tensor[] Labels { get; }

    public float TrainStep(Tensor inputs, Tensor labels)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(_model.forward(inputs), labels);
        loss.backward();
        _optimizer.step();
        return loss.ToSingle();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        Inputs.Dispose();
        foreach (var labels in Labels)
            labels.Dispose();
    }
}
