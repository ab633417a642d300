using System.Runtime.Intrinsics.X86;
using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class RandomKernelsTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;
    private const ulong Step = 0x0000_0002_0000_0003;
    private const float Untouched = -7f;

    private delegate long Kernel(long start, long count, float rate, ulong seed, uint stream, ulong step, ref float mask);

    /// <summary>The widths that this processor can run: two of them use its own instructions.</summary>
    private static readonly Kernel[] Widths =
    [
        .. Avx512F.IsSupported ? [RandomKernels.DropoutMask512] : Array.Empty<Kernel>(),
        .. Avx2.IsSupported ? [RandomKernels.DropoutMask256] : Array.Empty<Kernel>(),
        RandomKernels.DropoutMask128,
    ];

    [Theory]
    [InlineData(1, 16)]
    [InlineData(3, 16)]
    [InlineData(5, 48)]
    [InlineData(33, 128)]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(67, 1)]
    public void A_mask_is_what_the_definition_says_and_nothing_beyond_it_is_written(int rows, int stride)
    {
        var mask = Fresh((rows * stride) + 64);
        RandomKernels.DropoutMask(0, rows, stride, 0.3f, Seed, 5, Step, ref mask[0]);
        for (var e = 0; e < rows * stride; e++)
            Assert.Equal(Defined(e, 0.3f), mask[e]);
        Assert.All(mask[(rows * stride)..], value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Every_width_writes_the_same_bits_as_far_as_it_goes()
    {
        foreach (var count in new[] { 0, 15, 16, 31, 32, 100, 1000 })
        {
            foreach (var kernel in Widths)
            {
                var mask = Fresh(count + 64);
                var done = (int)kernel(0, count, 0.5f, Seed, 9, Step, ref mask[0]);
                Assert.InRange(count - done, 0, 63);
                for (var e = 0; e < done; e++)
                    Assert.Equal(Defined(e, 0.5f, stream: 9), mask[e]);
                Assert.All(mask[done..], value => Assert.Equal(Untouched, value));
            }
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    public void The_share_of_zeros_is_the_rate_and_the_mean_is_kept(float rate)
    {
        var mask = new float[1 << 16];
        RandomKernels.DropoutMask(0, 512, 128, rate, Seed, 1, 1, ref mask[0]);
        var zeros = mask.Count(value => value == 0f) / (double)mask.Length;
        Assert.InRange(zeros, rate - 0.01, rate + 0.01);
        Assert.All(mask, value => Assert.True(value == 0f || value == 1f / (1f - rate)));
    }

    [Fact]
    public void Streams_steps_and_seeds_give_different_masks()
    {
        float[] Mask(ulong seed, uint stream, ulong step)
        {
            var mask = new float[256];
            RandomKernels.DropoutMask(0, 16, 16, 0.5f, seed, stream, step, ref mask[0]);
            return mask;
        }
        var masks = new[] { Mask(1, 1, 1), Mask(2, 1, 1), Mask(1UL << 32, 1, 1), Mask(1, 2, 1), Mask(1, 1, 2), Mask(1, 1, 1UL << 32) };
        for (var i = 0; i < masks.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.InRange(masks[i].Zip(masks[j]).Count(pair => pair.First == pair.Second), 80, 176);
        }
    }

    private static float Defined(int element, float rate, uint stream = 5)
    {
        var word = Philox.Block(Seed, stream, Step, (uint)element / 4)[element % 4];
        return (word >> 8) / 16777216f < rate ? 0f : 1f / (1f - rate);
    }

    private static float[] Fresh(int length)
    {
        var mask = new float[length];
        Array.Fill(mask, Untouched);
        return mask;
    }
}
