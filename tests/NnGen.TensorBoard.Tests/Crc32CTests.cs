using System.Text;

namespace NnGen.TensorBoard.Tests;

public class Crc32CTests
{
    /// <summary>RFC 3720, B.4, where the bytes of each checksum stand in the order of transmission; and the check value of the CRC catalogue.</summary>
    public static TheoryData<string, byte[], uint> Vectors => new()
    {
        { "32 zeros", new byte[32], 0x8A9136AA },
        { "32 ones", [.. Enumerable.Repeat((byte)0xFF, 32)], 0x62A8AB43 },
        { "32 rising", [.. Enumerable.Range(0, 32).Select(i => (byte)i)], 0x46DD794E },
        { "32 falling", [.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))], 0x113FDB5C },
        { "an iSCSI command", Convert.FromHexString("01C000000000000000000000000000001400000000000400000000140000001828000000000000000200000000000000"), 0xD9963A56 },
        { "123456789", Encoding.ASCII.GetBytes("123456789"), 0xE3069283 },
        { "nothing", [], 0 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_checksum_is_that_of_the_standard(string name, byte[] bytes, uint expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected, Crc32C.Of(bytes));
    }

    [Fact]
    public void Every_length_agrees_with_the_definition_bit_by_bit()
    {
        var bytes = new byte[70];
        new Random(1).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
            Assert.Equal(Records.ChecksumByBits(bytes.AsSpan(0, length)), Crc32C.Of(bytes.AsSpan(0, length)));
    }
}
