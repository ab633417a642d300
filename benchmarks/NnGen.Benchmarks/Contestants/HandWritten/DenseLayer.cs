using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Contestants.HandWritten;

/// <summary>A fully connected layer with its gradients and Adam's moments, in plain arrays.</summary>
internal sealed class DenseLayer<TLoops>(int inputs, int outputs, bool relu, DenseValues initial, int batchSize)
    where TLoops : ILoops
{
    private readonly float[] _kernel = [.. initial.Kernel];
    private readonly float[] _kernelGradients = new float[inputs * outputs];
    private readonly float[] _kernelMoments1 = new float[inputs * outputs];
    private readonly float[] _kernelMoments2 = new float[inputs * outputs];
    private readonly float[] _bias = [.. initial.Bias];
    private readonly float[] _biasGradients = new float[outputs];
    private readonly float[] _biasMoments1 = new float[outputs];
    private readonly float[] _biasMoments2 = new float[outputs];

    /// <summary>The results of the last forward pass, <c>[N, outputs]</c>.</summary>
    public float[] Outputs { get; } = new float[batchSize * outputs];

    /// <summary>The gradients of the loss by <see cref="Outputs"/>, set by the next layer or the loss.</summary>
    public float[] OutputGradients { get; } = new float[batchSize * outputs];

    public void Forward(ReadOnlySpan<float> x)
    {
        for (var sample = 0; sample < batchSize; sample++)
        {
            var y = Outputs.AsSpan(sample * outputs, outputs);
            _bias.CopyTo(y);
            for (var k = 0; k < inputs; k++)
                TLoops.AddScaled(x[(sample * inputs) + k], _kernel.AsSpan(k * outputs, outputs), y);
            if (relu)
                TLoops.ReLU(y);
        }
    }

    /// <summary>Sets the gradients of the parameters, and of the inputs unless <paramref name="inputGradients"/> is empty.</summary>
    public void Backward(ReadOnlySpan<float> x, Span<float> inputGradients)
    {
        Array.Clear(_kernelGradients);
        Array.Clear(_biasGradients);
        for (var sample = 0; sample < batchSize; sample++)
        {
            var dy = OutputGradients.AsSpan(sample * outputs, outputs);
            if (relu)
                TLoops.ReLUGradient(Outputs.AsSpan(sample * outputs, outputs), dy);
            TLoops.AddScaled(1, dy, _biasGradients);
            for (var k = 0; k < inputs; k++)
                TLoops.AddScaled(x[(sample * inputs) + k], dy, _kernelGradients.AsSpan(k * outputs, outputs));
            if (!inputGradients.IsEmpty)
            {
                for (var k = 0; k < inputs; k++)
                    inputGradients[(sample * inputs) + k] = TLoops.Dot(_kernel.AsSpan(k * outputs, outputs), dy);
            }
        }
    }

    public void Update(in AdamStep step)
    {
        TLoops.Adam(step, _kernelGradients, _kernelMoments1, _kernelMoments2, _kernel);
        TLoops.Adam(step, _biasGradients, _biasMoments1, _biasMoments2, _bias);
    }
}
