using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>
/// Several inputs of a batch side by side, a row of bytes for each sample, in memory that is borrowed until disposal. Generated code adds the inputs
/// in the order of their declaration.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PackedInputs : IDisposable
{
    private readonly ModelInfo _info;
    private readonly int _rowBytes;
    private byte[]? _bytes;
    private int _next;
    private int _offset;

    /// <summary>Borrows room for a batch.</summary>
    /// <param name="info">The model.</param>
    /// <param name="firstLength">The number of elements of the first input.</param>
    /// <exception cref="ArgumentException">They are not a whole number of samples.</exception>
    public PackedInputs(ModelInfo info, int firstLength)
    {
        ArgumentNullException.ThrowIfNull(info);
        _info = info;
        _rowBytes = info.InputShape[0];
        var (samples, rest) = Math.DivRem(firstLength, info.Inputs[0].Size);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"Expected a whole number of samples of {info.Inputs[0].Size} elements, but got {firstLength} elements.", info.Inputs[0].Name);
        }

        Samples = samples;
        _bytes = ArrayPool<byte>.Shared.Rent(checked(samples * _rowBytes));
    }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>The rows.</summary>
    public readonly ReadOnlySpan<byte> Rows => _bytes.AsSpan(0, Samples * _rowBytes);

    /// <summary>Puts the next input into the rows.</summary>
    /// <param name="values">Its elements, <c>[N, size]</c>, as bytes.</param>
    /// <exception cref="ArgumentException">They are not as many samples as the first input has, or a token is out of range.</exception>
    public void Add(scoped ReadOnlySpan<byte> values)
    {
        var input = _info.Inputs[_next++];
        var length = input.Size * input.Type.Size();
        if (values.Length != (long)Samples * length)
        {
            Dispose();
            throw new ArgumentException(
                $"Expected {(long)Samples * input.Size} elements ({Samples} samples of {input.Size}), but got {values.Length / input.Type.Size()}.", input.Name);
        }

        if (input.TokenLimit > 0)
            CheckTokens(input, MemoryMarshal.Cast<byte, int>(values));
        var rows = _bytes.AsSpan(0, Samples * _rowBytes);
        for (var sample = 0; sample < Samples; sample++)
            values.Slice(sample * length, length).CopyTo(rows[((sample * _rowBytes) + _offset)..]);
        _offset += length;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_bytes is { } bytes)
            ArrayPool<byte>.Shared.Return(bytes);
        _bytes = null;
    }

    private void CheckTokens(InputInfo input, scoped ReadOnlySpan<int> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] < (uint)input.TokenLimit)
                continue;
            Dispose();
            var (sample, place) = Math.DivRem(i, input.Size);
            throw new ArgumentException($"Sample {sample}, element {place}: {tokens[i]} is not one of 0 to {input.TokenLimit - 1}.", input.Name);
        }
    }
}
