using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class ReductionsTests
{
    private delegate double Sum(ref float x, int length);

    private static readonly Sum[] Ways =
    [
        Reductions.SumOfSquares,
        Reductions.SumOfSquares512,
        Reductions.SumOfSquares256,
        Reductions.SumOfSquares128,
        Reductions.SumOfSquaresScalar,
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(4096)]
    public void The_sum_of_squares_has_double_precision_and_stops_at_the_length(int length)
    {
        var random = new Random(length);
        var x = new float[length + 16];
        for (var i = 0; i < x.Length; i++)
            x[i] = (float)Math.Exp(random.NextDouble() * 30);
        var expected = x.Take(length).Sum(value => (double)value * value);
        foreach (var way in Ways)
            Assert.InRange(way(ref x[0], length), expected * (1 - 1e-13), expected * (1 + 1e-13));
    }

    [Fact]
    public void The_squares_of_huge_floats_do_not_overflow()
    {
        var x = new float[16];
        Array.Fill(x, 1e30f);
        foreach (var way in Ways)
            Assert.InRange(way(ref x[0], 16), 15.99e60, 16.01e60);
    }
}
