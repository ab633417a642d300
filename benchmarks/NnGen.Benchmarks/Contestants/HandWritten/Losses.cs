namespace NnGen.Benchmarks.Contestants.HandWritten;

internal static class Losses
{
    /// <summary>The mean over samples; sets the gradients by the logits, <c>[N, classes]</c>.</summary>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradients)
    {
        var loss = 0f;
        var classes = logits.Length / labels.Length;
        for (var sample = 0; sample < labels.Length; sample++)
        {
            var probabilities = Softmax(logits.Slice(sample * classes, classes));
            loss -= MathF.Log(probabilities[labels[sample]]);
            for (var c = 0; c < classes; c++)
                gradients[(sample * classes) + c] = (probabilities[c] - (c == labels[sample] ? 1 : 0)) / labels.Length;
        }

        return loss / labels.Length;
    }

    /// <summary>The mean over samples and outputs; sets the gradients by the outputs.</summary>
    public static float MeanSquaredError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        var loss = 0f;
        for (var i = 0; i < outputs.Length; i++)
        {
            var error = outputs[i] - targets[i];
            loss += error * error;
            gradients[i] = 2 * error / outputs.Length;
        }

        return loss / outputs.Length;
    }

    public static float[] Softmax(ReadOnlySpan<float> logits)
    {
        var largest = logits[0];
        foreach (var logit in logits)
            largest = MathF.Max(largest, logit);

        var probabilities = new float[logits.Length];
        var sum = 0f;
        for (var c = 0; c < logits.Length; c++)
            sum += probabilities[c] = MathF.Exp(logits[c] - largest);
        for (var c = 0; c < logits.Length; c++)
            probabilities[c] /= sum;
        return probabilities;
    }
}
