using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NnGen.Serialization;

/// <summary>Floats as the bytes of a file, least significant byte first, whatever the machine.</summary>
internal static class LittleEndian
{
    /// <summary>Writes floats; on a big-endian machine they are reversed in place, so the span is spent.</summary>
    public static void Write(Stream file, Span<float> elements)
    {
        ReverseWhereNeeded(elements);
        file.Write(MemoryMarshal.AsBytes(elements));
    }

    /// <summary>Fills the span with floats from the file.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public static void Read(Stream file, Span<float> elements)
    {
        file.ReadExactly(MemoryMarshal.AsBytes(elements));
        ReverseWhereNeeded(elements);
    }

    private static void ReverseWhereNeeded(Span<float> elements)
    {
        if (BitConverter.IsLittleEndian)
            return;
        var words = MemoryMarshal.Cast<float, uint>(elements);
        BinaryPrimitives.ReverseEndianness(words, words);
    }
}
