using System.Buffers;
using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>
/// The targets of several outputs side by side, a row of numbers for each sample, in memory that is borrowed until disposal. Class indices
/// are the numbers that they are.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PackedTargets : IDisposable
{
    private readonly ModelInfo _info;
    private readonly float[] _rows;
    private readonly int _samples;
    private readonly int _width;

    /// <summary>Borrows room for a batch.</summary>
    /// <param name="info">The model.</param>
    /// <param name="samples">The number of samples.</param>
    public PackedTargets(ModelInfo info, int samples)
    {
        ArgumentNullException.ThrowIfNull(info);
        _info = info;
        _samples = samples;
        _width = info.Loss!.TargetWidth;
        _rows = ArrayPool<float>.Shared.Rent(checked(samples * _width));
    }

    /// <summary>The rows.</summary>
    public ReadOnlySpan<float> Rows => _rows.AsSpan(0, _samples * _width);

    /// <summary>Puts the targets of an output into the rows.</summary>
    /// <param name="output">The index of the output.</param>
    /// <param name="values">Its targets, <c>[N, width]</c>.</param>
    /// <exception cref="ArgumentException">They are not those of as many samples; names the output.</exception>
    public void Add(int output, ReadOnlySpan<float> values)
    {
        var (offset, width) = Place(output, values.Length);
        for (var sample = 0; sample < _samples; sample++)
            values.Slice(sample * width, width).CopyTo(_rows.AsSpan((sample * _width) + offset));
    }

    /// <summary>Puts the class indices of an output into the rows.</summary>
    /// <param name="output">The index of the output.</param>
    /// <param name="labels">A class index for each sample.</param>
    /// <exception cref="ArgumentException">They are not those of as many samples, or there is no such class; names the output.</exception>
    public void Add(int output, ReadOnlySpan<int> labels)
    {
        var (offset, _) = Place(output, labels.Length);
        var classes = _info.Outputs[output].Size;
        for (var sample = 0; sample < _samples; sample++)
        {
            if ((uint)labels[sample] >= (uint)classes)
                throw new ArgumentException($"Sample {sample} has class {labels[sample]}, but classes are {BatchChecks.ClassesText(classes)}.", _info.Outputs[output].Name);
            _rows[(sample * _width) + offset] = labels[sample];
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_rows);

    private (int Offset, int Width) Place(int output, int length)
    {
        var offset = 0;
        for (var i = 0; i < output; i++)
            offset += _info.Outputs[i].Loss!.TargetWidth;
        var info = _info.Outputs[output];
        var width = info.Loss!.TargetWidth;
        if (length != (long)_samples * width)
            throw new ArgumentException($"Expected {(long)_samples * width} targets for {_samples} samples, but got {length}.", info.Name);
        return (offset, width);
    }
}
