using NnGen.Generated;

namespace NnGen;

/// <summary>A number about predictions that is gathered batch by batch.</summary>
internal abstract class Metric
{
    /// <summary>Its name, as Keras calls it: <c>accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The value over all batches since <see cref="Reset"/>; NaN before the first.</summary>
    public abstract double Value { get; }

    /// <summary>Starts anew.</summary>
    public abstract void Reset();

    /// <summary>Takes in one batch.</summary>
    /// <param name="outputs">What the model said, <c>[N, width]</c>.</param>
    /// <param name="batch">What is right.</param>
    public abstract void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch);
}
