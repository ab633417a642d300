using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class RowKernelsTests
{
    private const float Untouched = -7f;

    private delegate void LogSumExp(int rows, int width, int stride, ref float x, ref float y);

    /// <summary>A way to compute it, and the stride that it needs.</summary>
    private static readonly (LogSumExp Kernel, int MinimumStride)[] Ways =
    [
        (RowKernels.LogSumExp, 1),
        (RowKernels.LogSumExp512, 16),
        (RowKernels.LogSumExp256, 8),
        (RowKernels.LogSumExp128, 4),
        (RowKernels.LogSumExpScalar, 1),
    ];

    [Theory]
    [InlineData(5, 10, 10, 16)]
    [InlineData(5, 10, 16, 10)]
    [InlineData(3, 784, 784, 784)]
    [InlineData(5, 32, 64, 32)]
    [InlineData(3, 128, 130, 128)]
    [InlineData(3, 144, 160, 144)]
    [InlineData(4, 1, 1, 16)]
    [InlineData(4, 7, 9, 13)]
    [InlineData(1, 33, 33, 48)]
    [InlineData(0, 33, 33, 33)]
    public void Rows_are_copied_padding_becomes_0_and_nothing_else_is_written(int rows, int width, int sourceStride, int destinationStride)
    {
        var source = Enumerable.Range(1, (rows * sourceStride) + 1).Select(i => (float)i).ToArray();
        var destination = new float[(rows * destinationStride) + 16];
        Array.Fill(destination, Untouched);
        RowKernels.CopyRows(rows, width, ref source[0], sourceStride, ref destination[0], destinationStride);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < destinationStride; column++)
                Assert.Equal(column < width ? source[(row * sourceStride) + column] : 0f, destination[(row * destinationStride) + column]);
        }
        Assert.All(destination[(rows * destinationStride)..], value => Assert.Equal(Untouched, value));
    }

    [Theory]
    [InlineData(10, 16)]
    [InlineData(10, 10)]
    [InlineData(1, 1)]
    [InlineData(1, 16)]
    [InlineData(3, 3)]
    [InlineData(5, 7)]
    [InlineData(16, 16)]
    [InlineData(17, 17)]
    [InlineData(31, 40)]
    [InlineData(1000, 1008)]
    [InlineData(1003, 1003)]
    public void LogSumExp_agrees_with_double_precision_and_ignores_padding(int width, int stride)
    {
        const int Rows = 5;
        foreach (var scale in new[] { 1f, 30f, 1e4f })
        {
            var random = new Random(width);
            var x = new float[Rows * stride];
            for (var i = 0; i < x.Length; i++)
                x[i] = i % stride < width ? ((float)random.NextDouble() - 0.5f) * 2 * scale : float.NaN;
            foreach (var (kernel, minimumStride) in Ways.Where(way => way.MinimumStride <= stride))
            {
                var y = new float[Rows + 1];
                y[Rows] = Untouched;
                kernel(Rows, width, stride, ref x[0], ref y[0]);
                for (var row = 0; row < Rows; row++)
                {
                    var expected = Expected(x.AsSpan(row * stride, width));
                    Assert.InRange(y[row] - expected, -2e-6 - (2e-7 * Math.Abs(expected)), 2e-6 + (2e-7 * Math.Abs(expected)));
                }
                Assert.Equal(Untouched, y[Rows]);
            }
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.NegativeInfinity, 2f, 2f)]
    [InlineData(0f, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(0f, float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.NaN, float.NaN)]
    public void LogSumExp_of_infinities_and_NaN_is_their_limit_wherever_they_are(float most, float one, float expected)
    {
        const int Width = 21;
        for (var at = 0; at < Width; at++)
        {
            var x = new float[Width];
            Array.Fill(x, most);
            x[at] = one;
            foreach (var (kernel, _) in Ways)
            {
                var y = 0f;
                kernel(1, Width, Width, ref x[0], ref y);
                Assert.Equal(expected, y);
            }
        }
    }

    [Theory]
    [InlineData(1, 20, 32, 4, 5, 16)]
    [InlineData(4, 5, 16, 1, 20, 32)]
    [InlineData(6, 1, 1, 2, 3, 16)]
    [InlineData(3, 4, 16, 2, 6, 16)]
    [InlineData(1, 17, 32, 17, 1, 1)]
    public void Repack_keeps_the_elements_in_order_and_clears_the_padding(
        int sourceRows, int sourceWidth, int sourceStride, int rows, int width, int stride)
    {
        const int Samples = 3;
        var source = new float[Samples * sourceRows * sourceStride];
        Array.Fill(source, float.NaN);
        var elements = Enumerable.Range(1, Samples * sourceRows * sourceWidth).Select(i => (float)i).ToArray();
        for (var row = 0; row < Samples * sourceRows; row++)
            elements.AsSpan(row * sourceWidth, sourceWidth).CopyTo(source.AsSpan(row * sourceStride));
        var destination = new float[(Samples * rows * stride) + 1];
        Array.Fill(destination, -1f);

        RowKernels.Repack(Samples, sourceRows, sourceWidth, sourceStride, ref source[0], rows, width, stride, ref destination[0]);

        var expected = new float[Samples * rows * stride];
        for (var row = 0; row < Samples * rows; row++)
            elements.AsSpan(row * width, width).CopyTo(expected.AsSpan(row * stride));
        Assert.Equal([.. expected, -1f], destination);
    }

    private static double Expected(ReadOnlySpan<float> row)
    {
        double maximum = row[0];
        foreach (var value in row)
            maximum = Math.Max(maximum, value);
        var sum = 0.0;
        foreach (var value in row)
            sum += Math.Exp(value - maximum);
        return maximum + Math.Log(sum);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 16)]
    [InlineData(17, 32)]
    [InlineData(33, 33)]
    public void Maximum_is_the_largest_of_each_row_and_ignores_padding(int width, int stride)
    {
        const int Rows = 5;
        var random = new Random(1);
        var x = Enumerable.Range(0, Rows * stride).Select(i => i % stride < width ? -1 - random.NextSingle() : 100f).ToArray();
        x[(2 * stride) + width - 1] = float.NaN;
        x[3 * stride] = float.PositiveInfinity;
        var y = new float[Rows + 1];
        y[Rows] = Untouched;

        RowKernels.Maximum(Rows, width, stride, ref x[0], ref y[0]);

        for (var row = 0; row < Rows; row++)
            Assert.Equal(row == 2 ? float.NaN : x.AsSpan(row * stride, width).ToArray().Max(), y[row]);
        Assert.Equal(Untouched, y[Rows]);
    }
}
