using NnGen.Generated;

namespace NnGen;

/// <summary>The batches of one epoch after the other, wherever they come from.</summary>
internal abstract class EpochBatches : IDisposable
{
    /// <summary>The samples of a full batch.</summary>
    public abstract int BatchSize { get; }

    /// <summary>The steps of an epoch, or null when that is not known ahead.</summary>
    public abstract int? Steps { get; }

    /// <summary>Begins an epoch.</summary>
    /// <param name="epoch">Its number over the life of the model, from 0: the order of samples follows from it and the seed.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public abstract void Begin(int epoch, CancellationToken cancellationToken);

    /// <summary>The next batch of the epoch.</summary>
    /// <param name="batch">Receives it; valid until the next call.</param>
    /// <returns>The number of its samples; 0 at the end of the epoch.</returns>
    public abstract int Next(out TrainingBatch batch);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
