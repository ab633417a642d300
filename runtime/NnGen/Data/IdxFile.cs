using System.Buffers.Binary;
using System.IO.Compression;

namespace NnGen;

/// <summary>
/// Files of one array in the IDX format of the MNIST database (LeCun, Cortes and Burges), plain or compressed by gzip.
/// </summary>
public static class IdxFile
{
    private const int LargestRank = 32;

    /// <summary>Reads a file; whether it is compressed is seen from its first bytes, not from its name.</summary>
    /// <param name="path">The file: <c>train-images-idx3-ubyte.gz</c>.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, too large, or no IDX file.</exception>
    public static NumberArray Load(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            return Load(stream);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads an array from a stream, which must be able to seek; it is left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="IOException">The stream could not be read.</exception>
    /// <exception cref="InvalidDataException">The bytes are damaged, too many, or no IDX file.</exception>
    public static NumberArray Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> start = stackalloc byte[2];
        var isCompressed = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
        stream.Seek(-stream.Position, SeekOrigin.Current);
        if (!isCompressed)
            return Read(stream);
        using var decompressed = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        return Read(decompressed);
    }

    private static NumberArray Read(Stream stream)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadExactly(stream, magic);
        if (magic[0] != 0 || magic[1] != 0)
            throw new InvalidDataException("This is not an IDX file: it does not start with two zero bytes.");
        var type = TypeOf(magic[2]);
        var shape = new int[magic[3]];
        if (shape.Length is 0 or > LargestRank)
            throw new InvalidDataException($"The IDX header claims {shape.Length} dimensions; 1 to {LargestRank} are read.");
        Span<byte> dimension = stackalloc byte[sizeof(int)];
        foreach (ref var size in shape.AsSpan())
        {
            ReadExactly(stream, dimension);
            size = BinaryPrimitives.ReadInt32BigEndian(dimension);
            if (size < 0)
                throw new InvalidDataException($"The IDX header claims a dimension of {(uint)size}, more than 32 bits with a sign hold.");
        }

        var data = NumberBytes.Read(stream, shape, type);
        NumberBytes.ReverseElements(data, type.Size);
        return new NumberArray(shape, type, data);
    }

    private static NumberType TypeOf(byte code) => NumberType.Find(code switch
    {
        0x08 => "u1",
        0x09 => "i1",
        0x0B => "i2",
        0x0C => "i4",
        0x0D => "f4",
        0x0E => "f8",
        _ => throw new InvalidDataException($"The IDX header has the element type 0x{code:X2}, which the format does not know."),
    })!;

    private static void ReadExactly(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("The file is cut off inside the IDX header.");
    }
}
