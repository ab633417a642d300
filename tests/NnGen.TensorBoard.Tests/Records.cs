using System.Buffers.Binary;
using NnGen.TensorBoard.Protos;

namespace NnGen.TensorBoard.Tests;

/// <summary>Reads event files, with checksums by their definition rather than the writer's.</summary>
internal static class Records
{
    /// <summary>The data of all records of a file, which others may still write.</summary>
    public static IReadOnlyList<byte[]> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Read(bytes);
    }

    public static IReadOnlyList<byte[]> Read(ReadOnlySpan<byte> bytes)
    {
        var records = new List<byte[]>();
        while (bytes.Length > 0)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            Assert.Equal(Masked(bytes[..8]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
            var data = bytes.Slice(12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]));
            records.Add(data.ToArray());
            bytes = bytes[(16 + length)..];
        }

        return records;
    }

    /// <summary>The events of a file.</summary>
    public static IReadOnlyList<Event> Events(string path) => [.. Read(path).Select(record => Event.Parser.ParseFrom(record))];

    /// <summary>The events of the one file of a folder.</summary>
    public static IReadOnlyList<Event> EventsIn(string folder) => Events(Assert.Single(Directory.GetFiles(folder)));

    /// <summary>The points of a curve, in the order in which they were written.</summary>
    public static IReadOnlyList<(long Step, float Value)> Curve(string folder, string tag) =>
        [.. Values(folder).Where(value => value.Value.Tag == tag).Select(value => (value.Step, value.Value.SimpleValue))];

    /// <summary>All tags of the one file of a folder, once each, in the order in which they come first.</summary>
    public static IReadOnlyList<string> Tags(string folder) => [.. Values(folder).Select(value => value.Value.Tag).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<(long Step, Summary.Types.Value Value)> Values(string folder) =>
        EventsIn(folder).Where(entry => entry.Summary is not null).SelectMany(entry => entry.Summary.Value.Select(value => (entry.Step, value)));

    /// <summary>CRC-32C bit by bit: the reflected polynomial 0x82F63B78.</summary>
    public static uint ChecksumByBits(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var single in bytes)
        {
            checksum ^= single;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) == 0 ? checksum >> 1 : (checksum >> 1) ^ 0x82F63B78;
        }

        return ~checksum;
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var checksum = ChecksumByBits(bytes);
        return unchecked(((checksum >> 15) | (checksum << 17)) + 0xA282EAD8);
    }
}
