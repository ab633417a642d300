namespace NnGen.Benchmarks.HandWritten;

/// <summary>Prediction of one sample of <see cref="SmallProblem"/> with hand-written loops.</summary>
internal sealed class SmallPredictor<TLoops>
    where TLoops : ILoops
{
    private readonly float[] _hiddenValues = new float[SmallProblem.Hidden];
    private readonly DenseValues _hidden = SmallProblem.HiddenValues;
    private readonly DenseValues _head = SmallProblem.HeadValues;

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var hidden = _hiddenValues.AsSpan();
        _hidden.Bias.CopyTo(hidden);
        for (var k = 0; k < inputs.Length; k++)
            TLoops.AddScaled(inputs[k], _hidden.Kernel.AsSpan(k * SmallProblem.Hidden, SmallProblem.Hidden), hidden);
        TLoops.ReLU(hidden);
        outputs[0] = TLoops.Dot(hidden, _head.Kernel) + _head.Bias[0];
    }
}
