using NnGen.Generated;

namespace NnGen;

/// <summary>Memory for a number of samples, of the widths of a part of a stream: a batch, or the shuffle buffer.</summary>
internal sealed class SampleRows(TrainingData like, int capacity)
{
    private readonly int _inputBytes = like.Inputs.Bytes(0, 1).Length;
    private readonly byte[] _inputs = new byte[checked(capacity * like.Inputs.Bytes(0, 1).Length)];
    private readonly Rows<float> _targets = new(like.Targets, capacity);
    private readonly Rows<int> _labels = new(like.Labels, capacity);
    private readonly Rows<float> _weights = new(like.SampleWeights, capacity);

    /// <summary>Copies a sample of a part into a row.</summary>
    public void Set(int row, TrainingData part, int sample)
    {
        var input = part.Inputs.Bytes(sample, 1);
        if (input.Length != _inputBytes)
            throw new InvalidDataException("The parts of a stream differ in their columns.");
        input.CopyTo(InputRow(row));
        _targets.Set(row, part.Targets, sample);
        _labels.Set(row, part.Labels, sample);
        _weights.Set(row, part.SampleWeights, sample);
    }

    /// <summary>Copies a row of other memory into a row.</summary>
    public void Set(int row, SampleRows source, int sourceRow)
    {
        source.InputRow(sourceRow).CopyTo(InputRow(row));
        _targets.Set(row, source._targets, sourceRow);
        _labels.Set(row, source._labels, sourceRow);
        _weights.Set(row, source._weights, sourceRow);
    }

    /// <summary>The first rows.</summary>
    public TrainingBatch Batch(int count) => new()
    {
        InputBytes = _inputs.AsSpan(0, count * _inputBytes),
        Targets = _targets.First(count),
        Labels = _labels.First(count),
        SampleWeights = _weights.First(count),
    };

    private Span<byte> InputRow(int row) => _inputs.AsSpan(row * _inputBytes, _inputBytes);

    private sealed class Rows<T>(Column<T>? like, int capacity)
        where T : unmanaged
    {
        private readonly int _width = like?.Width ?? 0;
        private readonly T[] _values = new T[checked(capacity * (like?.Width ?? 0))];

        public void Set(int row, Column<T>? part, int sample)
        {
            if ((part?.Width ?? 0) != _width)
                throw new InvalidDataException("The parts of a stream differ in their columns.");
            part?.Values.Slice(sample * _width, _width).CopyTo(_values.AsSpan(row * _width, _width));
        }

        public void Set(int row, Rows<T> source, int sourceRow) =>
            source._values.AsSpan(sourceRow * _width, _width).CopyTo(_values.AsSpan(row * _width, _width));

        public ReadOnlySpan<T> First(int count) => _values.AsSpan(0, count * _width);
    }
}
