using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>The spans of one batch, whatever the model: what a generated <c>Batch</c> becomes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingBatch
{
    /// <summary>The samples, <c>[N, InputSize]</c>.</summary>
    public ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>The targets as numbers, <c>[N, target width]</c>; empty when the loss takes class indices.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>The targets as class indices, <c>[N]</c>; empty when the loss takes numbers.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>A weight per sample, <c>[N]</c>, or empty for 1 each. The loss is Σ wᵢ lᵢ / N, as in Keras.</summary>
    public ReadOnlySpan<float> SampleWeights { get; init; }
}
