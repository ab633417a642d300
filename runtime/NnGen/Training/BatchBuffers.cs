using NnGen.Generated;

namespace NnGen;

/// <summary>Memory into which samples are gathered in shuffled order, enough for the largest batch.</summary>
internal sealed class BatchBuffers(TrainingData data, int batchSize)
{
    private readonly byte[] _inputs = new byte[checked(batchSize * data.Inputs.Bytes(0, 1).Length)];
    private readonly float[] _targets = new float[checked(batchSize * (data.Targets?.Width ?? 0))];
    private readonly int[] _labels = new int[data.Labels is null ? 0 : batchSize];
    private readonly float[] _weights = new float[data.SampleWeights is null ? 0 : batchSize];

    /// <summary>Copies these samples together; the batch is valid until the next call.</summary>
    public TrainingBatch Gather(TrainingData data, ReadOnlySpan<int> samples) => new()
    {
        InputBytes = GatherInputs(data.Inputs, samples),
        Targets = Gather(data.Targets, samples, _targets),
        Labels = Gather(data.Labels, samples, _labels),
        SampleWeights = Gather(data.SampleWeights, samples, _weights),
    };

    private ReadOnlySpan<byte> GatherInputs(Column inputs, ReadOnlySpan<int> samples)
    {
        var length = _inputs.Length / batchSize;
        for (var i = 0; i < samples.Length; i++)
            inputs.Bytes(samples[i], 1).CopyTo(_inputs.AsSpan(i * length, length));
        return _inputs.AsSpan(0, samples.Length * length);
    }

    private static ReadOnlySpan<T> Gather<T>(Column<T>? column, ReadOnlySpan<int> samples, T[] buffer)
        where T : unmanaged
    {
        if (column is null)
            return [];
        var values = column.Values;
        var width = column.Width;
        for (var i = 0; i < samples.Length; i++)
            values.Slice(samples[i] * width, width).CopyTo(buffer.AsSpan(i * width, width));
        return buffer.AsSpan(0, samples.Length * width);
    }
}
