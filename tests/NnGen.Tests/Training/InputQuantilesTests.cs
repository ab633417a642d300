using Xunit;

namespace NnGen.Tests.Training;

/// <summary>Numbers from make_references.py: NumPy's quantiles in double precision.</summary>
public class InputQuantilesTests
{
    private const int Samples = 23;
    private const int Features = 4;

    // As in the script: distinct numbers, fewer distinct ones than bins, a constant, and negative ones far from 0.
    private static readonly float[] s_samples = [.. Enumerable.Range(0, Samples).SelectMany(i => new[]
    {
        (i * 7 % 23 / 8f) - 1.25f, i * 5 % 4 / 2f, 3f, -1000 - (i * 11 % 23 * (i * 11 % 23) / 64f),
    })];

    private static readonly float[] s_expected =
    [
        -0.7f, -0.15f, 0.4f, 0.95f,
        0, 0.5f, 1, 1.3f,
        3, 3, 3, 3,
        -1004.84375f, -1002.725f, -1001.2125f, -1000.30625f,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public void Quantiles_are_those_of_numpy_whatever_the_parts(int partSize) =>
        Assert.Equal(s_expected, InputQuantiles.Learn(() => Parts(s_samples, Features, partSize), Features, 4));

    [Fact]
    public void Every_quantile_of_a_large_column_is_that_of_the_sorted_column()
    {
        var random = new Random(3);
        float[] column = [.. Enumerable.Range(0, 10_001).Select(i => i % 3 == 0 ? (float)random.Next(-9, 9) : MathF.Exp(20 * random.NextSingle()) * (random.Next(2) - 0.5f))];
        float[] sorted = [.. column.Order()];

        var quantiles = InputQuantiles.Learn(() => Parts(column, 1, 977), 1, 99);

        // (N − 1) i / 100 = 100 i: a sample each.
        Assert.Equal(Enumerable.Range(1, 99).Select(i => sorted[100 * i]), quantiles);
    }

    [Theory]
    [InlineData(new[] { 5f }, new[] { 5f, 5, 5 })]
    [InlineData(new[] { 2f, -2 }, new[] { -1f, 0, 1 })]
    [InlineData(new[] { float.MaxValue, float.MinValue, 0 }, new[] { float.MinValue / 2, 0, float.MaxValue / 2 })]
    public void Fewer_samples_than_bins_are_interpolated(float[] samples, float[] expected) =>
        Assert.Equal(expected, InputQuantiles.Learn(() => Parts(samples, 1, 2), 1, 3));

    [Fact]
    public void A_column_of_bytes_counts_as_numbers() =>
        Assert.Equal([20f], InputQuantiles.Learn(() => [new Column<byte>("x", new byte[] { 10, 30, 20 }, [1], 1)], 1, 1));

    [Fact]
    public void Samples_that_change_between_the_passes_are_refused()
    {
        var pass = 0f;
        var error = Assert.Throws<InvalidOperationException>(() => InputQuantiles.Learn(() => Parts([pass++, pass], 1, 2), 1, 1));
        Assert.Contains("other samples", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => InputQuantiles.Learn(() => [], 1, 1));
    }

    private static IEnumerable<Column> Parts(float[] samples, int width, int size) =>
        samples.Chunk(width * size).Select(part => new Column<float>("x", part, [width], width));
}
