namespace NnGen.Benchmarks.Contestants.HandWritten;

/// <summary>One element at a time.</summary>
internal readonly struct ScalarLoops : ILoops
{
    public static void AddScaled(float scale, ReadOnlySpan<float> values, Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += scale * values[i];
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    public static void ReLU(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = MathF.Max(0, values[i]);
    }

    public static void ReLUGradient(ReadOnlySpan<float> results, Span<float> gradients)
    {
        for (var i = 0; i < gradients.Length; i++)
            gradients[i] = results[i] > 0 ? gradients[i] : 0;
    }

    public static void Adam(in AdamStep step, ReadOnlySpan<float> gradients, Span<float> moments1, Span<float> moments2, Span<float> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var gradient = gradients[i];
            moments1[i] = (AdamStep.Beta1 * moments1[i]) + ((1 - AdamStep.Beta1) * gradient);
            moments2[i] = (AdamStep.Beta2 * moments2[i]) + ((1 - AdamStep.Beta2) * gradient * gradient);
            var denominator = MathF.Sqrt(moments2[i] * step.Correction2) + AdamStep.Epsilon;
            parameters[i] -= AdamStep.LearningRate * step.Correction1 * moments1[i] / denominator;
        }
    }
}
