using System.Buffers.Binary;
using System.Numerics;

namespace NnGen.TensorBoard;

/// <summary>The checksum of Castagnoli (RFC 3720, B.4), with the processor's instruction for it.</summary>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var single in bytes)
            checksum = BitOperations.Crc32C(checksum, single);
        return ~checksum;
    }

    /// <summary>The checksum as TFRecord files hold it, rotated and shifted, since checksums of bytes that hold checksums are weak.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Of(bytes), 15) + MaskDelta;
}
