using NnGen.Generated;

namespace NnGen;

/// <summary>The batches of a dataset, in its order or shuffled.</summary>
internal sealed class DatasetBatches : EpochBatches
{
    // Which random numbers: an epoch's order shall not repeat that of Dataset.Shuffle or Split with the same seed.
    private const ulong EpochSequence = 0x45504F43UL << 30;

    private readonly TrainingData _data;
    private readonly int? _seed;
    private readonly int[] _order;
    private readonly BatchBuffers? _buffers;
    private int _next;

    /// <param name="data">The samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="seed">Decides the order of samples, or null for that of the dataset.</param>
    public DatasetBatches(TrainingData data, int batchSize, int? seed)
    {
        _data = data;
        _seed = seed;
        BatchSize = Math.Min(batchSize, data.Count);
        _order = seed is null ? [] : new int[data.Count];
        _buffers = seed is null ? null : new BatchBuffers(data, BatchSize);
    }

    public override int BatchSize { get; }

    public override int? Steps => ((_data.Count - 1) / BatchSize) + 1;

    public override void Begin(int epoch, CancellationToken cancellationToken)
    {
        _next = 0;
        if (_seed is { } seed)
            new Pcg32((uint)seed, EpochSequence + (uint)epoch).Permute(_order);
    }

    public override int Next(out TrainingBatch batch)
    {
        var count = Math.Min(BatchSize, _data.Count - _next);
        batch = count == 0 ? default
            : _buffers is null ? _data.Slice(_next, count)
            : _buffers.Gather(_data, _order.AsSpan(_next, count));
        _next += count;
        return count;
    }
}
