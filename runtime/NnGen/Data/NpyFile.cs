using System.Buffers.Binary;
using System.Text;
using NnGen.Serialization;

namespace NnGen;

/// <summary>NumPy's files of one array, <c>.npy</c>.</summary>
public static class NpyFile
{
    // The array's bytes start on a multiple of this, as NumPy's do.
    private const int Alignment = 64;

    /// <summary>Reads a file: versions 1 to 3; f4, f8, i1, i2, i4, i8, u1, u2 and bool; C and Fortran order; either byte order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, too large, or of another type.</exception>
    public static NumberArray Load(string path)
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
    public static NumberArray Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NpyReader.Read(stream);
    }

    /// <summary>Writes an array (version 1), with the element type that it has.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="array">The array.</param>
    /// <exception cref="IOException">The file could not be written; an earlier file of that name is untouched.</exception>
    public static void Save(string path, NumberArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        AtomicFile.Write(path, stream => Write(stream, array));
    }

    /// <summary>Writes a float array (f4, version 1).</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="values">The numbers, row-major.</param>
    /// <param name="shape">The dimensions; their product is the number of values. None for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    /// <exception cref="IOException">The file could not be written; an earlier file of that name is untouched.</exception>
    public static void Save(string path, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) =>
        Save(path, NumberArray.From(values, shape));

    /// <summary>Writes an int array (i4, version 1).</summary>
    /// <inheritdoc cref="Save(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public static void Save(string path, ReadOnlySpan<int> values, params ReadOnlySpan<int> shape) =>
        Save(path, NumberArray.From(values, shape));

    /// <summary>Writes an array to a stream.</summary>
    internal static void Write(Stream stream, NumberArray array)
    {
        stream.Write(Header(array));
        stream.Write(array.Data);
    }

    private static byte[] Header(NumberArray array)
    {
        var tuple = array.Shape.Count == 1 ? $"({array.ShapeText},)" : $"({array.ShapeText})";
        var text = $"{{'descr': '{array.Type.Description}', 'fortran_order': False, 'shape': {tuple}, }}";
        // Magic, version and length take 10 bytes, and a line end closes the header.
        var total = (NpyReader.PreambleLength + text.Length + Alignment) / Alignment * Alignment;
        var header = new byte[total];
        NpyReader.Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(total - NpyReader.PreambleLength));
        header.AsSpan(NpyReader.PreambleLength).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(NpyReader.PreambleLength));
        header[^1] = (byte)'\n';
        return header;
    }
}
