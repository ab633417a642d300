namespace NnGen.Benchmarks.Contestants.HandWritten;

/// <summary>The inner loops of a small network, as a developer without this library would write them.</summary>
internal interface ILoops
{
    /// <summary>sum ← sum + scale · values</summary>
    static abstract void AddScaled(float scale, ReadOnlySpan<float> values, Span<float> sum);

    /// <summary>Σ left · right</summary>
    static abstract float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right);

    /// <summary>values ← max(0, values)</summary>
    static abstract void ReLU(Span<float> values);

    /// <summary>Sets gradients to 0 where the result of ReLU is 0.</summary>
    static abstract void ReLUGradient(ReadOnlySpan<float> results, Span<float> gradients);

    /// <summary>One step of Adam on one array of parameters.</summary>
    static abstract void Adam(in AdamStep step, ReadOnlySpan<float> gradients, Span<float> moments1, Span<float> moments2, Span<float> parameters);
}

/// <summary>The hyper-parameters of Adam, with the bias corrections of one step.</summary>
/// <remarks>
/// The learning rate is small because the same batch comes thousands of times: at 0.001 more and more units die, and half of the
/// moments become subnormal numbers. The work of a step does not depend on it.
/// </remarks>
internal readonly struct AdamStep(int step)
{
    public const float Beta1 = 0.9f;
    public const float Beta2 = 0.999f;
    public const float Epsilon = 1e-7f;
    public const float LearningRate = 1e-5f;

    /// <summary>1 / (1 − β₁ᵗ)</summary>
    public float Correction1 { get; } = 1 / (1 - MathF.Pow(Beta1, step));

    /// <summary>1 / (1 − β₂ᵗ)</summary>
    public float Correction2 { get; } = 1 / (1 - MathF.Pow(Beta2, step));
}
