using System.Text.Json;

namespace NnGen.Serialization;

/// <summary>Reads the JSON of a safetensors header; strict, because a header that only nearly fits is a damaged one.</summary>
internal static class SafetensorsHeaderParser
{
    // Object of tensors, object of fields, array of sizes.
    private const int MaximumDepth = 3;

    /// <summary>Reads the strings and the tensors.</summary>
    /// <exception cref="InvalidDataException">The JSON is malformed, has a key twice, or is not a safetensors header.</exception>
    public static (Dictionary<string, string> Metadata, Dictionary<string, SafetensorsEntry> Tensors) Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            return ReadHeader(ref reader);
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException($"its header is not well-formed JSON: {malformed.Message}", malformed);
        }
        catch (InvalidOperationException malformed)
        {
            // What the reader throws for a string that is not UTF-8 or has half a surrogate pair.
            throw new InvalidDataException($"its header has a string that is not text: {malformed.Message}", malformed);
        }
    }

    private static (Dictionary<string, string> Metadata, Dictionary<string, SafetensorsEntry> Tensors) ReadHeader(ref Utf8JsonReader reader)
    {
        Dictionary<string, string>? metadata = null;
        var tensors = new Dictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject, "the header");
        while (NextKey(ref reader) is { } name)
        {
            if (name != SafetensorsHeader.MetadataKey)
            {
                if (!tensors.TryAdd(name, ReadTensor(ref reader, name)))
                    throw Twice(name);
            }
            else if (metadata is null)
            {
                metadata = ReadMetadata(ref reader);
            }
            else
            {
                throw Twice(name);
            }
        }
        if (reader.Read())
            throw new InvalidDataException("its header goes on after its end.");
        return (metadata ?? [], tensors);
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader reader)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject, SafetensorsHeader.MetadataKey);
        while (NextKey(ref reader) is { } key)
        {
            Expect(ref reader, JsonTokenType.String, $"{SafetensorsHeader.MetadataKey}.{key}");
            if (!metadata.TryAdd(key, reader.GetString()!))
                throw Twice(key);
        }
        return metadata;
    }

    private static SafetensorsEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? elementType = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, name);
        while (NextKey(ref reader) is { } field)
        {
            switch (field)
            {
                case "dtype" when elementType is null:
                    Expect(ref reader, JsonTokenType.String, $"{name}.dtype");
                    elementType = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, $"{name}.shape");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, $"{name}.data_offsets");
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Twice($"{name}.{field}");
                default:
                    throw new InvalidDataException($"its header has a field {name}.{field}, which the format does not know.");
            }
        }
        if (elementType is null || shape is null || offsets is not [var begin, var end])
            throw new InvalidDataException($"its header describes {name} without a dtype, a shape or two data_offsets.");
        if (shape.Exists(size => size is < 0 or > int.MaxValue))
            throw new InvalidDataException($"{name} has the shape [{string.Join(", ", shape)}], and a size is outside 0 to {int.MaxValue}.");
        return new SafetensorsEntry(name, elementType, [.. shape.Select(size => (int)size)], begin, end);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string what)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, what);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            if (!reader.TryGetInt64(out var number))
                throw new InvalidDataException($"its header has a number in {what} that is not a 64-bit integer.");
            numbers.Add(number);
        }
        if (reader.TokenType != JsonTokenType.EndArray)
            throw new InvalidDataException($"its header has something else than numbers in {what}.");
        return numbers;
    }

    /// <summary>The next key of an object, or null at its end.</summary>
    private static string? NextKey(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new InvalidDataException($"its header is not one of a safetensors file: {what} should be a {type}, not a {reader.TokenType}.");
    }

    private static InvalidDataException Twice(string key) => new($"its header has {key} twice.");
}
