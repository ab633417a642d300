namespace NnGen.Benchmarks.HandWritten;

/// <summary>Training of <see cref="DigitProblem"/> with hand-written loops.</summary>
internal sealed class DigitTrainer<TLoops>
    where TLoops : ILoops
{
    private const int Classes = DigitProblem.Classes;
    private readonly DenseLayer<TLoops> _hidden1 = Layer(0, relu: true);
    private readonly DenseLayer<TLoops> _hidden2 = Layer(1, relu: true);
    private readonly DenseLayer<TLoops> _head = Layer(2, relu: false);
    private int _step;

    /// <summary>One step of Adam on one batch; returns the mean cross-entropy.</summary>
    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        _hidden1.Forward(inputs);
        _hidden2.Forward(_hidden1.Outputs);
        _head.Forward(_hidden2.Outputs);
        var loss = SoftmaxCrossEntropy(_head.Outputs, labels, _head.OutputGradients);
        _head.Backward(_hidden2.Outputs, _hidden2.OutputGradients);
        _hidden2.Backward(_hidden1.Outputs, _hidden1.OutputGradients);
        _hidden1.Backward(inputs, []);

        var step = new AdamStep(++_step);
        _hidden1.Update(step);
        _hidden2.Update(step);
        _head.Update(step);
        return loss;
    }

    private static DenseLayer<TLoops> Layer(int index, bool relu)
    {
        var (inputs, outputs) = DigitProblem.Layers[index];
        return new DenseLayer<TLoops>(inputs, outputs, relu, DigitProblem.InitialValues(index), DigitProblem.BatchSize);
    }

    private static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradients)
    {
        var loss = 0f;
        for (var sample = 0; sample < labels.Length; sample++)
        {
            var row = logits.Slice(sample * Classes, Classes);
            var gradient = gradients.Slice(sample * Classes, Classes);
            var largest = row[0];
            foreach (var logit in row)
                largest = MathF.Max(largest, logit);

            var sum = 0f;
            for (var c = 0; c < Classes; c++)
            {
                gradient[c] = MathF.Exp(row[c] - largest);
                sum += gradient[c];
            }

            loss += largest + MathF.Log(sum) - row[labels[sample]];
            for (var c = 0; c < Classes; c++)
                gradient[c] = ((gradient[c] / sum) - (c == labels[sample] ? 1 : 0)) / labels.Length;
        }

        return loss / labels.Length;
    }
}
