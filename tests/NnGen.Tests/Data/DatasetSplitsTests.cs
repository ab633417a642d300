using Xunit;

namespace NnGen.Tests.Data;

public class DatasetSplitsTests
{
    [Fact]
    public void A_split_holds_every_sample_once_with_its_target_and_weight()
    {
        var (first, second) = Numbered(10).Split(0.7, seed: 3);
        Assert.Equal(7, first.Count);
        Assert.Equal(3, second.Count);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (float)i), Inputs(first).Concat(Inputs(second)).Order());
        foreach (var part in new[] { first, second })
        {
            for (var i = 0; i < part.Count; i++)
            {
                Assert.Equal(part.InputsOf(i)[0] * 10, part.TargetsOf(i)[0]);
                Assert.Equal(part.InputsOf(i)[0] + 1, part.SampleWeights![i][0]);
            }
        }
    }

    [Fact]
    public void The_order_follows_from_the_seed_alone()
    {
        // Written down once: another platform or version must give the same.
        Assert.Equal(ExpectedShuffle, Inputs(Numbered(10).Shuffle(7)));
        Assert.Equal(Inputs(Numbered(10).Split(0.5, 1).First), Inputs(Numbered(10).Split(0.5, 1).First));
        Assert.NotEqual(Inputs(Numbered(10).Shuffle(7)), Inputs(Numbered(10).Shuffle(8)));
        Assert.NotEqual(Inputs(Numbered(10).Shuffle(7)).Take(5), Inputs(Numbered(10).Split(0.5, 7).First));
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    [InlineData(0.29)]
    [InlineData(0.013)]
    public void A_stratified_split_keeps_the_share_of_every_class_to_within_one_sample(double fraction)
    {
        int[] sizes = [1, 7, 50, 133];
        int[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat(label * 2, size))];
        var data = Dataset.FromArrays(new float[labels.Length], 1, labels);
        var (first, second) = data.StratifiedSplit(fraction, 5);
        Assert.Equal((int)Math.Round(labels.Length * fraction), first.Count);
        Assert.Equal(labels.Length, first.Count + second.Count);
        for (var label = 0; label < sizes.Length; label++)
        {
            var came = Enumerable.Range(0, first.Count).Count(i => first.LabelOf(i) == label * 2);
            Assert.InRange(came, (sizes[label] * fraction) - 1, (sizes[label] * fraction) + 1);
        }
    }

    [Fact]
    public void A_stratified_split_reads_whole_numbers_as_classes_and_refuses_others()
    {
        var (first, _) = Dataset.FromArrays(new float[8], 1, [0, 0, 0, 0, 0, 0, 1f, 1f]).StratifiedSplit(0.5);
        Assert.Equal(1, Enumerable.Range(0, 4).Sum(i => first.TargetsOf(i)[0]));
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays(new float[2], 1, [0.5f, 1f]).StratifiedSplit(0.5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(0.001)]
    public void A_fraction_that_leaves_a_part_empty_is_refused(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(10).Split(fraction));

    [Fact]
    public void Take_skip_and_subset_pick_samples()
    {
        var data = Numbered(5);
        Assert.Equal([0, 1], Inputs(data.Take(2)));
        Assert.Equal([2, 3, 4], Inputs(data.Skip(2)));
        Assert.Equal([3], Inputs(data.Skip(2).Skip(1).Take(1)));
        Assert.Equal([4, 0, 4], Inputs(data.Subset([4, 0, 4])));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Take(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Skip(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Subset([5]));
    }

    private static readonly float[] ExpectedShuffle = [9, 7, 4, 2, 6, 5, 3, 1, 8, 0];

    private static Dataset Numbered(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return Dataset.FromArrays(
            numbers, 1, Array.ConvertAll(numbers, n => n * 10), 1, Array.ConvertAll(numbers, n => n + 1));
    }

    private static float[] Inputs(Dataset data) => ((Column<float>)data.Inputs[0]).Values.ToArray();
}
