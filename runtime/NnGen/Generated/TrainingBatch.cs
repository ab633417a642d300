using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>The spans of one batch, whatever the model: what a generated <c>Batch</c> becomes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingBatch
{
    /// <summary>The samples, <c>[N, InputSize]</c> elements of the model's input type, as bytes.</summary>
    public ReadOnlySpan<byte> InputBytes { get; init; }

    /// <summary>The samples of a model that takes numbers, <c>[N, InputSize]</c>.</summary>
    public ReadOnlySpan<float> Inputs
    {
        get => InputsAs<float>();
        init => InputBytes = MemoryMarshal.AsBytes(value);
    }

    /// <summary>The samples as elements of the model's input type.</summary>
    public ReadOnlySpan<T> InputsAs<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(InputBytes);

    /// <summary>The targets as numbers, <c>[N, target width]</c>; empty when the loss takes class indices.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>The targets as class indices, <c>[N]</c>; empty when the loss takes numbers.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>A weight per sample, <c>[N]</c>, or empty for 1 each. The loss is Σ wᵢ lᵢ / N, as in Keras.</summary>
    public ReadOnlySpan<float> SampleWeights { get; init; }
}
