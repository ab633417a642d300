using Xunit;

namespace NnGen.Generator.Tests.Interpreter;

public class ReferencePhiloxTests
{
    /// <summary>The known answers that come with the paper's code (Random123, <c>kat_vectors</c>).</summary>
    [Fact]
    public void The_known_answers_of_Philox4x32_10_are_met()
    {
        Assert.Equal([0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u], ReferencePhilox.Block([0, 0, 0, 0], 0));
        Assert.Equal(
            [0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu],
            ReferencePhilox.Block([~0u, ~0u, ~0u, ~0u], ulong.MaxValue));
        Assert.Equal(
            [0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u],
            ReferencePhilox.Block([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], 0x299f31d0a4093822));
    }

    [Fact]
    public void A_mask_drops_about_its_rate_and_keeps_the_mean()
    {
        var mask = ReferencePhilox.DropoutMask(seed: 7, stream: 1, step: 2, samples: 200, count: 50, rate: 0.3);

        Assert.Equal([0, 1 / (1 - 0.3)], mask.Distinct().Order());
        Assert.InRange(mask.Average(), 0.97, 1.03);
    }

    [Fact]
    public void Rows_of_a_mask_start_at_multiples_of_sixteen_elements()
    {
        var mask = ReferencePhilox.DropoutMask(7, 1, 2, samples: 2, count: 5, rate: 0.5);

        Assert.Equal(ReferencePhilox.Uniform(7, 1, 2, 16) < 0.5, mask[5] == 0);
        Assert.Equal(ReferencePhilox.Uniform(7, 1, 2, 20) < 0.5, mask[9] == 0);
    }
}
