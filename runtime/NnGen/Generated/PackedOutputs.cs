using System.Buffers;
using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>
/// Several outputs of a batch side by side, a row of numbers for each sample, in memory that is borrowed until disposal.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PackedOutputs : IDisposable
{
    private readonly ModelInfo _info;
    private readonly float[] _rows;
    private readonly int _samples;
    private readonly int _width;

    /// <summary>Borrows room for a batch.</summary>
    /// <param name="info">The model.</param>
    /// <param name="samples">The number of samples.</param>
    public PackedOutputs(ModelInfo info, int samples)
    {
        ArgumentNullException.ThrowIfNull(info);
        _info = info;
        _samples = samples;
        _width = info.OutputShape[0];
        _rows = ArrayPool<float>.Shared.Rent(checked(samples * _width));
    }

    /// <summary>The rows.</summary>
    public Span<float> Rows => _rows.AsSpan(0, _samples * _width);

    /// <summary>Refuses room for an output that is not that of the samples.</summary>
    /// <param name="output">The index of the output.</param>
    /// <param name="length">The number of elements that there is room for.</param>
    /// <exception cref="ArgumentException">It is another; names the output.</exception>
    public void Require(int output, int length)
    {
        var info = _info.Outputs[output];
        if (length != (long)_samples * info.Size)
            throw new ArgumentException($"Expected room for {(long)_samples * info.Size} elements ({_samples} samples of {info.Size}), but got {length}.", info.Name);
    }

    /// <summary>Copies one output out of the rows.</summary>
    /// <param name="output">The index of the output.</param>
    /// <param name="values">Receives it, <c>[N, size]</c>.</param>
    public void CopyTo(int output, Span<float> values)
    {
        var offset = 0;
        for (var i = 0; i < output; i++)
            offset += _info.Outputs[i].Size;
        var size = _info.Outputs[output].Size;
        for (var sample = 0; sample < _samples; sample++)
            _rows.AsSpan((sample * _width) + offset, size).CopyTo(values.Slice(sample * size, size));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_rows);
}
