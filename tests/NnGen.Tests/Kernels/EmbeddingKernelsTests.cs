using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

/// <summary>What batches without pairs, without triplets, and with numbers that are none give; ordinary values are judged by PyTorch.</summary>
public sealed class EmbeddingKernelsTests
{
    private const int Width = 3;
    private const int Stride = 16;

    public static TheoryData<TripletMining> Minings => [.. Enum.GetValues<TripletMining>()];

    [Theory]
    [MemberData(nameof(Minings))]
    public void A_batch_without_triplets_has_no_triplet_loss(TripletMining mining)
    {
        AssertZero(Triplet(mining, Embeddings(1), [4]));
        AssertZero(Triplet(mining, Embeddings(5), [4, 4, 4, 4, 4]));
        AssertZero(Triplet(mining, Embeddings(4), [0, 1, 2, int.MaxValue]));
    }

    [Theory]
    [MemberData(nameof(Minings))]
    public void Equal_embeddings_cost_the_margin_and_have_no_gradient(TripletMining mining)
    {
        var (loss, gradient) = Triplet(mining, new float[4 * Stride], [0, 0, 1, 1]);

        Assert.All(loss, y => Assert.Equal(0.5f, y));
        Assert.All(gradient, dx => Assert.Equal(0f, dx));
    }

    [Theory]
    [MemberData(nameof(Minings))]
    public void A_NaN_reaches_the_loss_of_every_anchor_and_every_gradient(TripletMining mining)
    {
        var x = Embeddings(4);
        x[(2 * Stride) + 1] = float.NaN;

        var (loss, gradient) = Triplet(mining, x, [0, 0, 1, 1]);

        Assert.All(loss, y => Assert.Equal(float.NaN, y));
        for (var i = 0; i < gradient.Length; i++)
            Assert.Equal(i % Stride < Width ? float.NaN : 0f, gradient[i]);
    }

    [Fact]
    public void One_sample_has_no_contrastive_loss()
    {
        AssertZero(Contrastive(Embeddings(1), [3]));
    }

    [Fact]
    public void Equal_embeddings_of_different_classes_cost_the_squared_margin_and_have_no_gradient()
    {
        var (loss, gradient) = Contrastive(new float[2 * Stride], [0, 1]);

        Assert.Equal([0.25f, 0.25f], loss);
        Assert.All(gradient, dx => Assert.Equal(0f, dx));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_NaN_reaches_the_contrastive_loss_of_every_sample(int otherClass)
    {
        var x = Embeddings(3);
        x[Stride] = float.NaN;

        var (loss, gradient) = Contrastive(x, [0, otherClass, 0]);

        Assert.All(loss, y => Assert.Equal(float.NaN, y));
        Assert.All(Enumerable.Range(0, 3), sample => Assert.Equal(float.NaN, gradient[sample * Stride]));
    }

    private static void AssertZero((float[] Loss, float[] Gradient) result) =>
        Assert.All(result.Loss.Concat(result.Gradient), number => Assert.Equal(0f, number));

    /// <summary>Random numbers, and padding that must not be read.</summary>
    private static float[] Embeddings(int samples)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, samples * Stride).Select(i => i % Stride < Width ? random.NextSingle() : float.NaN)];
    }

    private static (float[] Loss, float[] Gradient) Triplet(TripletMining mining, float[] x, int[] labels)
    {
        var (y, distances, dx) = (new float[labels.Length], new float[labels.Length], new float[x.Length]);
        var dy = Enumerable.Repeat(1f, labels.Length).ToArray();
        EmbeddingKernels.TripletLoss(labels.Length, Width, Stride, mining, 0.5f, ref x[0], ref labels[0], ref distances[0], ref y[0]);
        EmbeddingKernels.TripletLossGradient(
            labels.Length, Width, Stride, mining, 0.5f, ref x[0], ref labels[0], ref distances[0], ref dy[0], ref dx[0]);
        return (y, dx);
    }

    private static (float[] Loss, float[] Gradient) Contrastive(float[] x, int[] labels)
    {
        var (y, dx) = (new float[labels.Length], new float[x.Length]);
        var dy = Enumerable.Repeat(1f, labels.Length).ToArray();
        EmbeddingKernels.ContrastiveLoss(labels.Length, Width, Stride, 0.5f, ref x[0], ref labels[0], ref y[0]);
        EmbeddingKernels.ContrastiveLossGradient(labels.Length, Width, Stride, 0.5f, ref x[0], ref labels[0], ref dy[0], ref dx[0]);
        return (y, dx);
    }
}
