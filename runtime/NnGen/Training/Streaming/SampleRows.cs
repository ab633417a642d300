using NnGen.Generated;

namespace NnGen;

/// <summary>Memory for a number of samples, of the widths of a part of a stream: a batch, or the shuffle buffer.</summary>
internal sealed class SampleRows(TrainingData like, int capacity)
{
    private readonly Rows<float> _inputs = new(like.Inputs, capacity);
    private readonly Rows<float> _targets = new(like.Targets, capacity);
    private readonly Rows<int> _labels = new(like.Labels, capacity);
    private readonly Rows<float> _weights = new(like.SampleWeights, capacity);

    /// <summary>Copies a sample of a part into a row.</summary>
    public void Set(int row, TrainingData part, int sample)
    {
        _inputs.Set(row, part.Inputs, sample);
        _targets.Set(row, part.Targets, sample);
        _labels.Set(row, part.Labels, sample);
        _weights.Set(row, part.SampleWeights, sample);
    }

    /// <summary>Copies a row of other memory into a row.</summary>
    public void Set(int row, SampleRows source, int sourceRow)
    {
        _inputs.Set(row, source._inputs, sourceRow);
        _targets.Set(row, source._targets, sourceRow);
        _labels.Set(row, source._labels, sourceRow);
        _weights.Set(row, source._weights, sourceRow);
    }

    /// <summary>The first rows.</summary>
    public TrainingBatch Batch(int count) => new()
    {
        Inputs = _inputs.First(count),
        Targets = _targets.First(count),
        Labels = _labels.First(count),
        SampleWeights = _weights.First(count),
    };

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
