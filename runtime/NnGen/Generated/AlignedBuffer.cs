using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>Zeroed floats that start on a 64-byte boundary and do not move: a pinned array, reclaimed like any other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    private const int VectorBytes = 64;

    /// <summary>The most floats that a buffer can have.</summary>
    internal static readonly int MaxLength = Array.MaxLength - (VectorBytes / sizeof(float));

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates a buffer.</summary>
    /// <param name="length">The number of floats.</param>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _array = GC.AllocateArray<float>(checked(length + (VectorBytes / sizeof(float))), pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % VectorBytes);
        _start = misaligned == 0 ? 0 : (VectorBytes - misaligned) / sizeof(float);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The first float, on a 64-byte boundary.</summary>
    public ref float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>All floats.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);
}
