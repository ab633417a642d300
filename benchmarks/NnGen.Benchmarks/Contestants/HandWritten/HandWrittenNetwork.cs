using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Contestants.HandWritten;

/// <summary>A network with hand-written loops, on one thread.</summary>
internal sealed class HandWrittenNetwork<TLoops>(DenseProblem problem, int batchSize)
    where TLoops : ILoops
{
    private readonly DenseLayer<TLoops>[] _layers =
    [
        .. problem.Layers.Select((layer, i) => new DenseLayer<TLoops>(
            layer.Inputs, layer.Outputs, relu: i < problem.Layers.Count - 1, problem.InitialValues(i), batchSize)),
    ];

    private readonly int _outputs = problem.Sizes[^1];
    private int _steps;

    public static Func<int, float> Training(DenseProblem problem, int batchSize)
    {
        var network = new HandWrittenNetwork<TLoops>(problem, batchSize);
        var batch = problem.Batch(batchSize);
        return count =>
        {
            var loss = 0f;
            for (; count > 0; count--)
            {
                var set = network._steps % DenseProblem.TargetSets;
                loss = network.TrainStep(batch.Inputs, batch.Targets[set], problem.HasClasses ? batch.Labels[set] : []);
            }

            return loss;
        };
    }

    public static Func<int, float> Prediction(DenseProblem problem, int batchSize)
    {
        var network = new HandWrittenNetwork<TLoops>(problem, batchSize);
        var inputs = problem.Batch(batchSize).Inputs;
        return count =>
        {
            for (; count > 0; count--)
                network.Forward(inputs);
            var outputs = network._layers[^1].Outputs.AsSpan(0, network._outputs);
            return problem.HasClasses ? Losses.Softmax(outputs)[0] : outputs[0];
        };
    }

    private void Forward(ReadOnlySpan<float> inputs)
    {
        foreach (var layer in _layers)
        {
            layer.Forward(inputs);
            inputs = layer.Outputs;
        }
    }

    /// <summary>One step of Adam on one batch; returns the mean loss.</summary>
    private float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        Forward(inputs);
        var head = _layers[^1];
        var loss = labels.IsEmpty
            ? Losses.MeanSquaredError(head.Outputs, targets, head.OutputGradients)
            : Losses.SoftmaxCrossEntropy(head.Outputs, labels, head.OutputGradients);
        for (var i = _layers.Length - 1; i >= 0; i--)
            _layers[i].Backward(i == 0 ? inputs : _layers[i - 1].Outputs, i == 0 ? [] : _layers[i - 1].OutputGradients);

        var step = new AdamStep(++_steps);
        foreach (var layer in _layers)
            layer.Update(step);
        return loss;
    }
}
