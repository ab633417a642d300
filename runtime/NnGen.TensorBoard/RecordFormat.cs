using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace NnGen.TensorBoard;

/// <summary>A TFRecord: the length as 8 bytes, its masked checksum, the data, their masked checksum; all little-endian.</summary>
internal static class RecordFormat
{
    private const int LengthBytes = sizeof(ulong);
    private const int HeaderBytes = LengthBytes + sizeof(uint);
    private const int FooterBytes = sizeof(uint);

    /// <summary>Adds a message as one record.</summary>
    public static void Append(IBufferWriter<byte> buffer, IMessage message)
    {
        var length = message.CalculateSize();
        var size = checked(HeaderBytes + length + FooterBytes);
        var record = buffer.GetSpan(size)[..size];
        var data = record.Slice(HeaderBytes, length);
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[LengthBytes..], Crc32C.Masked(record[..LengthBytes]));
        message.WriteTo(data);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(HeaderBytes + length)..], Crc32C.Masked(data));
        buffer.Advance(size);
    }
}
