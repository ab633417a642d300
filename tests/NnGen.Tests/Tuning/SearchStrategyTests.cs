namespace NnGen.Tests.Tuning;

public class SearchStrategyTests
{
    [Fact]
    public void Halton_points_are_those_of_the_literature()
    {
        // J. H. Halton (1960): the radical inverses in the bases 2, 3 and 5 of 0, 1, 2, …
        var halton = new HaltonSearch(scrambled: false);
        double[][] expected =
        [
            [0, 1 / 2.0, 1 / 4.0, 3 / 4.0, 1 / 8.0, 5 / 8.0, 3 / 8.0, 7 / 8.0, 1 / 16.0],
            [0, 1 / 3.0, 2 / 3.0, 1 / 9.0, 4 / 9.0, 7 / 9.0, 2 / 9.0, 5 / 9.0, 8 / 9.0],
            [0, 1 / 5.0, 2 / 5.0, 3 / 5.0, 4 / 5.0, 1 / 25.0, 6 / 25.0, 11 / 25.0, 16 / 25.0],
        ];
        for (var dimension = 0; dimension < expected.Length; dimension++)
        {
            for (var trial = 0; trial < expected[dimension].Length; trial++)
                Assert.Equal(expected[dimension][trial], halton.At(1, trial, dimension), 15);
        }

        Assert.Equal(1 / 29.0, halton.At(1, 1, 9), 15);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(3, 7)]
    [InlineData(5, 13)]
    public void Scrambled_points_fill_each_interval_once(int dimension, int radix)
    {
        var halton = new HaltonSearch();
        // The first bᵏ points of base b lie one in each of bᵏ equal intervals, whatever the permutations.
        // So do the next bᵏ.
        for (var intervals = radix; intervals <= 200; intervals *= radix)
        {
            var first = 3 * intervals;
            var hit = Enumerable.Range(first, intervals).Select(trial => (int)(halton.At(7, trial, dimension) * intervals));
            Assert.Equal(Enumerable.Range(0, intervals), hit.Order());
        }
    }

    [Fact]
    public void Scrambling_breaks_the_correlation_of_high_dimensions()
    {
        double[] Coordinates(SearchStrategy strategy, int dimension) =>
            [.. Enumerable.Range(0, 50).Select(trial => strategy.At(3, trial, dimension))];
        var plain = new HaltonSearch(scrambled: false);
        Assert.True(Correlation(Coordinates(plain, 27), Coordinates(plain, 28)) > 0.95);
        foreach (SearchStrategy strategy in new SearchStrategy[] { new HaltonSearch(), new RandomSearch() })
        {
            for (var dimension = 1; dimension < 30; dimension++)
                Assert.InRange(Correlation(Coordinates(strategy, dimension - 1), Coordinates(strategy, dimension)), -0.5, 0.5);
        }
    }

    [Fact]
    public void Points_follow_from_the_seed_and_lie_from_0_to_less_than_1()
    {
        foreach (SearchStrategy strategy in new SearchStrategy[] { new HaltonSearch(), new RandomSearch() })
        {
            double[] Points(int seed) => [.. Enumerable.Range(0, 500).Select(i => strategy.At(seed, i, i % 12))];
            Assert.Equal(Points(5), Points(5));
            Assert.NotEqual(Points(5), Points(6));
            Assert.All(Points(5), point => Assert.InRange(point, 0, 0.99999999999999994));
            Assert.InRange(Points(5).Average(), 0.45, 0.55);
        }
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return covariance / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}
