using System.Buffers.Binary;

namespace NnGen.Serialization;

/// <summary>
/// The validated header of a safetensors file: 8 bytes of length (little endian), JSON of that length, then the bytes of the
/// tensors, each covered by exactly one entry of the JSON.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The only element type that is written and read.</summary>
    public const string Float32 = "F32";

    /// <summary>The key of the entry that holds strings and not a tensor.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The number of bytes before the JSON.</summary>
    public const int PrefixLength = sizeof(ulong);

    // The bound of the format's own reader: a header is never that large, so a length beyond it is damage.
    private const long MaximumLength = 100_000_000;

    private SafetensorsHeader(Dictionary<string, string> metadata, Dictionary<string, SafetensorsEntry> tensors, long dataStart)
    {
        Metadata = metadata;
        Tensors = tensors;
        DataStart = dataStart;
    }

    /// <summary>The file's strings.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Tensors { get; }

    /// <summary>The position in the file from which the tensors' bytes count.</summary>
    public long DataStart { get; }

    /// <summary>Reads and validates the header of a whole file.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole, well-formed safetensors file of F32 tensors.</exception>
    public static SafetensorsHeader Read(Stream file)
    {
        var fileLength = file.Length;
        if (fileLength < PrefixLength)
            throw new InvalidDataException($"it has {fileLength} bytes, too few for a safetensors file.");
        Span<byte> prefix = stackalloc byte[PrefixLength];
        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumLength)
            throw new InvalidDataException($"its header claims {length} bytes; no header is that long.");
        if ((long)length > fileLength - PrefixLength)
            throw new InvalidDataException($"its header claims {length} bytes, but the file has {fileLength}: it is truncated.");

        var json = new byte[length];
        file.ReadExactly(json);
        var (metadata, tensors) = SafetensorsHeaderParser.Parse(json);
        var dataStart = PrefixLength + (long)length;
        foreach (var tensor in tensors.Values)
            CheckSize(tensor);
        CheckCoverage(tensors.Values, fileLength - dataStart);
        return new SafetensorsHeader(metadata, tensors, dataStart);
    }

    private static void CheckSize(SafetensorsEntry tensor)
    {
        if (tensor.ElementType != Float32)
            throw new InvalidDataException($"{tensor.Name} has elements of type {tensor.ElementType}, but only {Float32} is read.");
        if (tensor.Begin < 0 || tensor.End < tensor.Begin)
            throw new InvalidDataException($"{tensor.Name} lies from byte {tensor.Begin} to {tensor.End}, which is no range.");
        Int128 bytes = sizeof(float);
        foreach (var size in tensor.Shape)
        {
            bytes *= size;
            if (bytes > long.MaxValue)
                throw new InvalidDataException($"{tensor.Name} {ShapeText.Of(tensor.Shape)} is larger than any file.");
        }
        if (bytes != tensor.End - tensor.Begin)
        {
            throw new InvalidDataException(
                $"{tensor.Name} {ShapeText.Of(tensor.Shape)} takes {bytes} bytes, but {tensor.End - tensor.Begin} are set apart for it.");
        }
    }

    private static void CheckCoverage(IEnumerable<SafetensorsEntry> tensors, long dataLength)
    {
        var covered = 0L;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.End > dataLength)
                throw new InvalidDataException($"{tensor.Name} ends at byte {tensor.End} of {dataLength}: the file is truncated.");
            if (tensor.Begin < covered)
                throw new InvalidDataException($"{tensor.Name} begins at byte {tensor.Begin} and overlaps another tensor.");
            if (tensor.Begin > covered)
                throw new InvalidDataException($"bytes {covered} to {tensor.Begin} belong to no tensor.");
            covered = tensor.End;
        }
        if (covered != dataLength)
            throw new InvalidDataException($"{dataLength - covered} bytes follow the last tensor.");
    }
}
