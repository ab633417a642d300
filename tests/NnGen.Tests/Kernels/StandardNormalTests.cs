using System.Runtime.Intrinsics.X86;
using NnGen.Generated;
using NnGen.Kernels.Initialization;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class StandardNormalTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;
    private const ulong Step = 0x0000_0002_0000_0003;
    private const float Untouched = -77f;

    private delegate long Kernel(long start, long count, ulong seed, uint stream, ulong step, ref float result);

    private static readonly Kernel[] Widths =
    [
        .. Avx512F.IsSupported ? [RandomKernels.StandardNormal512] : Array.Empty<Kernel>(),
        .. Avx2.IsSupported ? [RandomKernels.StandardNormal256] : Array.Empty<Kernel>(),
        RandomKernels.StandardNormal128,
    ];

    [Theory]
    [InlineData(1, 16)]
    [InlineData(5, 48)]
    [InlineData(67, 1)]
    public void Numbers_are_the_quantiles_of_their_words_and_nothing_beyond_them_is_written(int rows, int stride)
    {
        var numbers = Fresh((rows * stride) + 64);

        RandomKernels.StandardNormal(0, rows, stride, Seed, 5, Step, ref numbers[0]);

        for (var e = 0; e < rows * stride; e++)
        {
            var word = Philox.Block(Seed, 5, Step, (uint)e / 4)[e % 4];
            var exact = NormalQuantile.At(((word >> 9) + 0.5) / (1 << 23));
            Assert.InRange(numbers[e], exact - 2e-6, exact + 2e-6);
        }
        Assert.All(numbers[(rows * stride)..], value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Every_width_writes_the_numbers_of_the_definition()
    {
        foreach (var count in new[] { 0, 15, 32, 100, 5000 })
        {
            var defined = Fresh(count + 64);
            RandomKernels.StandardNormalScalar(0, count, Seed, 9, Step, ref defined[0]);
            foreach (var kernel in Widths)
            {
                var numbers = Fresh(count + 64);
                var done = (int)kernel(0, count, Seed, 9, Step, ref numbers[0]);
                Assert.InRange(count - done, 0, 31);
                Assert.Equal(defined[..done], numbers[..done]);
                Assert.All(numbers[done..], value => Assert.Equal(Untouched, value));
            }
        }
    }

    [Fact]
    public void Mean_variance_and_tails_are_those_of_the_normal_distribution()
    {
        var numbers = new float[1 << 18];

        RandomKernels.StandardNormal(0, 1 << 11, 1 << 7, Seed, 1, 1, ref numbers[0]);

        // Five standard errors each: 1 / √n, √(2 / n), √(p (1 − p) / n), √(96 / n) of 2¹⁸ numbers.
        Assert.InRange(numbers.Average(), -0.0098, 0.0098);
        Assert.InRange(numbers.Average(x => x * (double)x), 1 - 0.0138, 1 + 0.0138);
        Assert.InRange(numbers.Average(x => Math.Pow(x, 4)), 3 - 0.096, 3 + 0.096);
        Assert.InRange(numbers.Count(x => Math.Abs(x) > 1.959964) / (double)numbers.Length, 0.05 - 0.0022, 0.05 + 0.0022);
        Assert.All(numbers, x => Assert.InRange(x, -5.4f, 5.4f));
        Assert.Contains(numbers, x => x > 4f);
        Assert.Contains(numbers, x => x < -4f);
    }

    private static float[] Fresh(int length)
    {
        var numbers = new float[length];
        Array.Fill(numbers, Untouched);
        return numbers;
    }
}
