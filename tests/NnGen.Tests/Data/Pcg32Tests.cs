using Xunit;

namespace NnGen.Tests.Data;

public class Pcg32Tests
{
    [Fact]
    public void The_first_numbers_are_those_of_the_reference_implementation()
    {
        // pcg32-demo of the PCG C library: pcg32_srandom(42, 54).
        var random = new Pcg32(42, 54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        Assert.All(expected, number => Assert.Equal(number, random.Next()));
    }

    [Fact]
    public void Numbers_below_a_bound_are_equally_likely()
    {
        var random = new Pcg32(1, 2);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
            counts[random.NextBelow(6)]++;
        // Five standard deviations of a binomial count of mean 10 000.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 460, 10_000 + 460));
    }

    [Fact]
    public void A_permutation_holds_every_index_once()
    {
        var order = new int[1000];
        new Pcg32(3, 4).Permute(order);
        Assert.NotEqual(Enumerable.Range(0, 1000), order);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
    }
}
