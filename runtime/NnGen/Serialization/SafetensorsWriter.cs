using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NnGen.Serialization;

/// <summary>A tensor to write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape, row-major.</param>
/// <param name="CopyTo">Writes its elements, row-major, into a span of their number.</param>
internal sealed record SafetensorsSource(string Name, int[] Shape, SafetensorsSource.ElementsCopier CopyTo)
{
    /// <summary>Writes elements, row-major.</summary>
    public delegate void ElementsCopier(Span<float> destination);
}

/// <summary>Writes safetensors files of F32 tensors. The same content gives the same bytes: keys are sorted.</summary>
internal static class SafetensorsWriter
{
    // The header is padded with spaces, so that a reader that maps the file into memory finds the data on a cache line.
    private const int DataAlignment = 64;

    /// <summary>Writes a whole file.</summary>
    public static void Write(Stream file, IReadOnlyDictionary<string, string> metadata, IEnumerable<SafetensorsSource> tensors)
    {
        var sorted = tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToArray();
        WriteHeader(file, metadata, sorted);
        var elements = new float[sorted.Length == 0 ? 0 : sorted.Max(tensor => ShapeText.Count(tensor.Shape))];
        foreach (var tensor in sorted)
        {
            var part = elements.AsSpan(0, ShapeText.Count(tensor.Shape));
            tensor.CopyTo(part);
            LittleEndian.Write(file, part);
        }
    }

    private static void WriteHeader(Stream file, IReadOnlyDictionary<string, string> metadata, SafetensorsSource[] tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
            var end = 0L;
            foreach (var tensor in tensors)
                end = WriteEntry(json, tensor, end);
            json.WriteEndObject();
        }
        var unpadded = SafetensorsHeader.PrefixLength + buffer.WrittenCount;
        var padding = (DataAlignment - (unpadded % DataAlignment)) % DataAlignment;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);

        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)buffer.WrittenCount);
        file.Write(prefix);
        file.Write(buffer.WrittenSpan);
    }

    private static long WriteEntry(Utf8JsonWriter json, SafetensorsSource tensor, long begin)
    {
        var end = begin + ((long)ShapeText.Count(tensor.Shape) * sizeof(float));
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", SafetensorsHeader.Float32);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
