using System.Runtime.Intrinsics;
using NnGen.Generated;

namespace NnGen.Tests.Kernels;

public class PhiloxTests
{
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void The_known_answers_of_Random123_come_out(string counter, string key, string expected)
    {
        var (c, k) = (Words(counter), Words(key));

        Assert.Equal(Vector128.Create(Words(expected)), Philox.Permute(Vector128.Create(c), k[0], k[1]));
    }

    [Fact]
    public void The_arguments_of_a_block_are_the_words_of_counter_and_key()
    {
        var block = Philox.Block(seed: 0x299f31d0_a4093822, stream: 0x85a308d3, step: 0x03707344_13198a2e, block: 0x243f6a88);

        Assert.Equal(Vector128.Create(Words("d16cfe09 94fdcceb 5001e420 24126ea1")), block);
    }

    private static uint[] Words(string hexadecimal) => Array.ConvertAll(hexadecimal.Split(' '), word => Convert.ToUInt32(word, 16));
}
