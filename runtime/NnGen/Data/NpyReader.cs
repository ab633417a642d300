using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NnGen;

/// <summary>Reads npy files, trusting nothing.</summary>
internal static partial class NpyReader
{
    /// <summary>Magic (6), version (2) and length (2) of a version 1 file.</summary>
    public const int PreambleLength = 10;

    // NumPy itself refuses longer headers, which only structured types need.
    private const int LargestHeader = 10_000;
    private const int LargestRank = 32;

    /// <summary>The first bytes of every file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads one array.</summary>
    /// <exception cref="InvalidDataException">The bytes are no array, cut off, too many, or of another type.</exception>
    public static NumberArray Read(Stream stream)
    {
        var header = ReadHeader(stream);
        var (type, swap) = ParseType(header);
        var order = Match(OrderPattern(), header, "fortran_order");
        var shape = ParseShape(Match(ShapePattern(), header, "shape"));
        var data = NumberBytes.Read(stream, shape, type);
        if (swap)
            NumberBytes.ReverseElements(data, type.Size);
        if (order == "True" && shape.Length > 1)
            data = ToRowMajor(data, shape, type.Size);
        return new NumberArray(shape, type, data);
    }

    private static string ReadHeader(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        ReadExactly(stream, start);
        if (!start[..6].SequenceEqual(Magic))
            throw new InvalidDataException("This is not an npy file: it does not start with \\x93NUMPY.");
        var version = start[6];
        if (version is < 1 or > 3)
            throw new InvalidDataException($"Version {version} of npy is not known; 1 to 3 are.");
        Span<byte> lengthBytes = stackalloc byte[version == 1 ? 2 : 4];
        ReadExactly(stream, lengthBytes);
        var length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LargestHeader)
            throw new InvalidDataException($"The npy header claims {length} bytes; more than {LargestHeader} are refused.");
        var header = new byte[length];
        ReadExactly(stream, header);
        return (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(header);
    }

    private static (NumberType Type, bool Swap) ParseType(string header)
    {
        var description = Match(TypePattern(), header, "descr");
        var type = NumberType.Find(description[1..])
            ?? throw new InvalidDataException($"Element type '{description}' is not supported; {NumberType.Names} are.");
        return (type, description[0] == '>' && type.Size > 1);
    }

    private static string Match(Regex pattern, string header, string key)
    {
        var match = pattern.Match(header);
        return match.Success ? match.Groups[1].Value : throw new InvalidDataException($"The npy header has no valid '{key}'.");
    }

    private static int[] ParseShape(string tuple)
    {
        var parts = tuple.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > LargestRank)
            throw new InvalidDataException($"The npy header claims {parts.Length} dimensions; more than {LargestRank} are refused.");
        var shape = new int[parts.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]))
                throw new InvalidDataException($"The npy header has no valid 'shape': '{parts[i]}' is no dimension of 32 bits.");
        }

        return shape;
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("The file is cut off inside the npy header.");
    }

    /// <summary>From first-index-fastest to last-index-fastest.</summary>
    private static byte[] ToRowMajor(byte[] data, int[] shape, int size)
    {
        var rowMajor = new byte[data.Length];
        var index = new int[shape.Length];
        for (var target = 0; target < data.Length; target += size)
        {
            var source = 0;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
                source = (source * shape[axis]) + index[axis];
            data.AsSpan(source * size, size).CopyTo(rowMajor.AsSpan(target));
            for (var axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }

        return rowMajor;
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([<>|=][a-z][0-9]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9,\s]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapePattern();
}
