using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace NnGen;

/// <summary>An array of a NumPy <c>.npy</c> file: its shape and its numbers, row-major whatever order the file had.</summary>
public sealed class NpyArray
{
    private readonly byte[] _data;
    private readonly NpyType _type;

    internal NpyArray(int[] shape, NpyType type, byte[] data)
    {
        Shape = Array.AsReadOnly(shape);
        _type = type;
        _data = data;
        Count = data.Length / type.Size;
    }

    /// <summary>The dimensions; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The type of an element in the file: <see cref="float"/>, <see cref="double"/>, a whole-number type, or <see cref="bool"/>.</summary>
    public Type ElementType => _type.ElementType;

    /// <summary>Whether elements are whole numbers or bools.</summary>
    internal bool IsWhole => ElementType != typeof(float) && ElementType != typeof(double);

    /// <summary>Reads a file: versions 1 to 3; f4, f8, i1, i2, i4, i8, u1, u2 and bool; C and Fortran order; either byte order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, too large, or of another type.</exception>
    public static NpyArray Load(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            return NpyReader.Read(stream);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads one array from a stream, which is left open after the array's last byte.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="IOException">The stream could not be read.</exception>
    /// <exception cref="InvalidDataException">The bytes are no array, cut off, too many, or of another type.</exception>
    public static NpyArray Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NpyReader.Read(stream);
    }

    /// <summary>Writes a float array (f4, version 1).</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="values">The numbers, row-major.</param>
    /// <param name="shape">The dimensions; their product is the number of values. None for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void Save(string path, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        var header = Header("<f4", shape, values.Length);
        var bytes = MemoryMarshal.AsBytes(values);
        if (BitConverter.IsLittleEndian)
        {
            Write(path, header, bytes);
            return;
        }

        var swapped = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), swapped);
        Write(path, header, MemoryMarshal.AsBytes<int>(swapped));
    }

    /// <summary>Writes an int array (i4, version 1).</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="values">The numbers, row-major.</param>
    /// <param name="shape">The dimensions; their product is the number of values. None for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void Save(string path, ReadOnlySpan<int> values, params ReadOnlySpan<int> shape)
    {
        var header = Header("<i4", shape, values.Length);
        if (BitConverter.IsLittleEndian)
        {
            Write(path, header, MemoryMarshal.AsBytes(values));
            return;
        }

        var swapped = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(values, swapped);
        Write(path, header, MemoryMarshal.AsBytes<int>(swapped));
    }

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
            values[i] = (float)_type.ToDouble(_data.AsSpan(i * _type.Size));
        return values;
    }

    /// <summary>All elements as ints, row-major.</summary>
    /// <exception cref="InvalidDataException">An element is not a whole number of 32 bits; names it.</exception>
    public int[] ToInt32s()
    {
        var values = new int[Count];
        for (var i = 0; i < values.Length; i++)
        {
            var number = _type.ToDouble(_data.AsSpan(i * _type.Size));
            if (!(number >= int.MinValue && number <= int.MaxValue && number == Math.Floor(number)))
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"Element {i} is {number}, which is not a whole number of 32 bits."));
            }

            values[i] = (int)number;
        }

        return values;
    }

    private static byte[] Header(string type, ReadOnlySpan<int> shape, int count)
    {
        long product = 1;
        foreach (var dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            product = checked(product * dimension);
        }

        var dimensions = string.Join(", ", shape.ToArray().Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
        if (product != count)
            throw new ArgumentException($"The shape ({dimensions}) takes {product} values, but {count} came.", nameof(shape));
        var tuple = shape.Length == 1 ? $"({dimensions},)" : $"({dimensions})";
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {tuple}, }}";
        // The data starts on a multiple of 64 bytes: magic, version and length take 10, and a line end closes the header.
        var total = (NpyReader.PreambleLength + text.Length + 1 + 63) / 64 * 64;
        var header = new byte[total];
        NpyReader.Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(total - NpyReader.PreambleLength));
        header.AsSpan(NpyReader.PreambleLength).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(NpyReader.PreambleLength));
        header[^1] = (byte)'\n';
        return header;
    }

    private static void Write(string path, byte[] header, ReadOnlySpan<byte> data)
    {
        using var stream = File.Create(path);
        stream.Write(header);
        stream.Write(data);
    }
}
