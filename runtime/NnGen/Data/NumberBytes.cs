namespace NnGen;

/// <summary>
/// Reads the bytes of arrays, trusting nothing: sizes are checked before anything is allocated, and memory grows with what has arrived.
/// </summary>
internal static class NumberBytes
{
    private const int ChunkLength = 1 << 20;

    /// <summary>The bytes that an array takes.</summary>
    /// <exception cref="InvalidDataException">More than 2 GB.</exception>
    public static int LengthOf(int[] shape, NumberType type)
    {
        if (shape.Contains(0))
            return 0;
        long length = type.Size;
        foreach (var dimension in shape)
        {
            // Both factors stay below 2³¹, so the product cannot overflow before it is refused.
            length *= dimension;
            if (length > Array.MaxLength)
                throw new InvalidDataException($"An array of shape ({string.Join(", ", shape)}) is larger than 2 GB.");
        }

        return (int)length;
    }

    /// <summary>Reads the bytes of an array.</summary>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public static byte[] Read(Stream stream, int[] shape, NumberType type)
    {
        var length = LengthOf(shape, type);
        if (stream.CanSeek && stream.Length - stream.Position < length)
            throw CutOff(length, stream.Length - stream.Position, shape);
        // A stream of unknown length is read by doubling, so that a false header costs no more than twice what arrives.
        var data = new byte[stream.CanSeek ? length : Math.Min(length, ChunkLength)];
        var filled = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(data.AsSpan(filled), data.Length - filled, throwOnEndOfStream: false);
            filled += read;
            if (filled < data.Length)
                throw CutOff(length, filled, shape);
            if (filled == length)
                return data;
            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }
    }

    /// <summary>Turns big-endian elements into little-endian ones, and back.</summary>
    public static void ReverseElements(byte[] data, int size)
    {
        for (var start = 0; start < data.Length && size > 1; start += size)
            data.AsSpan(start, size).Reverse();
    }

    private static InvalidDataException CutOff(long expected, long came, int[] shape) =>
        new($"The file is cut off: shape ({string.Join(", ", shape)}) takes {expected} bytes, but {came} came.");
}
