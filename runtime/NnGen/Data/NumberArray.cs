using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NnGen;

/// <summary>An array of numbers as files hold it: a shape, and elements of one type, row-major. Immutable.</summary>
public sealed class NumberArray
{
    private readonly byte[] _data;

    /// <summary>Takes over little-endian bytes.</summary>
    internal NumberArray(int[] shape, NumberType type, byte[] data)
    {
        Shape = Array.AsReadOnly(shape);
        Type = type;
        _data = data;
        Count = data.Length / type.Size;
    }

    /// <summary>The dimensions; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The type of an element: <see cref="float"/>, <see cref="double"/>, a whole-number type, or <see cref="bool"/>.</summary>
    public Type ElementType => Type.ElementType;

    /// <summary>Whether elements are whole numbers or bools.</summary>
    internal bool IsWhole => ElementType != typeof(float) && ElementType != typeof(double);

    internal NumberType Type { get; }

    /// <summary>The elements as little-endian bytes.</summary>
    internal ReadOnlySpan<byte> Data => _data;

    /// <summary>The same, without copying.</summary>
    internal ReadOnlyMemory<byte> Memory => _data;

    internal string ShapeText => string.Join(", ", Shape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));

    /// <summary>An array of floats; they are copied.</summary>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="shape">The dimensions; their product is the number of values. None for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static NumberArray From(ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) =>
        From("f4", MemoryMarshal.Cast<float, int>(values), shape);

    /// <summary>An array of ints; they are copied.</summary>
    /// <inheritdoc cref="From(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public static NumberArray From(ReadOnlySpan<int> values, params ReadOnlySpan<int> shape) => From("i4", values, shape);

    /// <summary>All elements as floats, row-major; rounded where a float cannot hold them.</summary>
    public float[] ToSingles()
    {
        // The two types of large files, features and pixels, at the speed of memory.
        if (ElementType == typeof(float) && BitConverter.IsLittleEndian)
            return MemoryMarshal.Cast<byte, float>(_data).ToArray();
        var values = new float[Count];
        if (ElementType == typeof(byte))
        {
            TensorPrimitives.ConvertTruncating<byte, float>(_data, values);
            return values;
        }

        for (var i = 0; i < values.Length; i++)
            values[i] = (float)Type.ToDouble(_data.AsSpan(i * Type.Size));
        return values;
    }

    /// <summary>All elements as ints, row-major.</summary>
    /// <exception cref="InvalidDataException">An element is not a whole number of 32 bits; names it.</exception>
    public int[] ToInt32s()
    {
        var values = new int[Count];
        for (var i = 0; i < values.Length; i++)
        {
            var number = Type.ToDouble(_data.AsSpan(i * Type.Size));
            if (!(number >= int.MinValue && number <= int.MaxValue && number == Math.Floor(number)))
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"Element {i} is {number}, which is not a whole number of 32 bits."));
            }

            values[i] = (int)number;
        }

        return values;
    }

    /// <summary>All elements as bytes, row-major: pixels.</summary>
    /// <exception cref="InvalidOperationException">The elements are not bytes.</exception>
    public byte[] ToBytes() => ElementType == typeof(byte)
        ? _data.AsSpan().ToArray()
        : throw new InvalidOperationException($"The elements are {ElementType.Name}, not bytes; use {nameof(ToInt32s)} or {nameof(ToSingles)}.");

    /// <summary>The element type and the shape: <c>Single [60000, 28, 28]</c>.</summary>
    public override string ToString() => $"{ElementType.Name} [{ShapeText}]";

    private static NumberArray From(string type, ReadOnlySpan<int> words, ReadOnlySpan<int> shape)
    {
        var product = 1L;
        foreach (var dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            product = checked(product * dimension);
        }

        if (product != words.Length)
        {
            throw new ArgumentException(
                $"The shape ({string.Join(", ", shape.ToArray())}) takes {product} values, but {words.Length} came.", nameof(shape));
        }

        var data = new byte[checked(words.Length * sizeof(int))];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(words).CopyTo(data);
        else
            BinaryPrimitives.ReverseEndianness(words, MemoryMarshal.Cast<byte, int>(data.AsSpan()));
        return new NumberArray(shape.ToArray(), NumberType.Find(type)!, data);
    }
}
