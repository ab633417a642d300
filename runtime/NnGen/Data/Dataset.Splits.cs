namespace NnGen;

public sealed partial class Dataset
{
    // Which random numbers: a shuffle and a split of the same seed shall not repeat each other.
    private const ulong ShuffleSequence = 0x53485546;
    private const ulong SplitSequence = 0x53504C54;

    /// <summary>The first samples, over the same memory.</summary>
    /// <param name="count">How many; no more than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or more than there are.</exception>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return Map(column => column.Slice(0, count));
    }

    /// <summary>All but the first samples, over the same memory.</summary>
    /// <param name="count">How many to leave out; no more than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or more than there are.</exception>
    public Dataset Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return Map(column => column.Slice(count, Count - count));
    }

    /// <summary>A copy of these samples, in this order; a sample may come more than once.</summary>
    /// <param name="samples">Indices from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public Dataset Subset(ReadOnlySpan<int> samples)
    {
        foreach (var sample in samples)
        {
            if ((uint)sample >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"Samples go from 0 to {Count - 1}.");
        }

        var copy = samples.ToArray();
        return Map(column => column.Select(copy));
    }

    /// <summary>A copy in random order. The same seed gives the same order on every platform.</summary>
    /// <param name="seed">Which order.</param>
    public Dataset Shuffle(int seed = 0) => Subset(Permutation(seed, ShuffleSequence));

    /// <summary>
    /// Shuffles and cuts in two. The same seed gives the same parts on every platform.
    /// </summary>
    /// <param name="fraction">How much goes to the first part, between 0 and 1; rounded to a whole number of samples.</param>
    /// <param name="seed">Which order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves a part empty.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, int seed = 0)
    {
        var size = SizeOfFirst(fraction);
        var order = Permutation(seed, SplitSequence);
        return (Subset(order.AsSpan(0, size)), Subset(order.AsSpan(size)));
    }

    /// <summary>
    /// As <see cref="Split"/>, with the same share of every class in both parts, to within one sample a class.
    /// </summary>
    /// <param name="fraction">How much goes to the first part, between 0 and 1; rounded to a whole number of samples.</param>
    /// <param name="seed">Which order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves a part empty.</exception>
    /// <exception cref="InvalidOperationException">The targets are neither class indices nor whole numbers, one a sample.</exception>
    public (Dataset First, Dataset Second) StratifiedSplit(double fraction, int seed = 0)
    {
        var size = SizeOfFirst(fraction);
        var labels = LabelsForStrata();
        var quota = Quotas(labels, fraction, size);
        var order = Permutation(seed, SplitSequence);
        var first = new List<int>(size);
        var second = new List<int>(Count - size);
        foreach (var sample in order)
        {
            var remaining = quota[labels[sample]];
            (remaining > 0 ? first : second).Add(sample);
            quota[labels[sample]] = remaining - 1;
        }

        return (Subset([.. first]), Subset([.. second]));
    }

    /// <summary>How many samples of each class go to the first part: rounded down, and the rest to the largest remainders.</summary>
    private static SortedDictionary<int, int> Quotas(ReadOnlySpan<int> labels, double fraction, int size)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var label in labels)
            counts[label] = counts.GetValueOrDefault(label) + 1;
        var quota = new SortedDictionary<int, int>();
        foreach (var (label, count) in counts)
            quota[label] = (int)(count * fraction);
        var missing = size - quota.Values.Sum();
        var byRemainder = counts.OrderByDescending(pair => (pair.Value * fraction) - quota[pair.Key]).Select(pair => pair.Key);
        foreach (var label in byRemainder.Take(missing).ToArray())
            quota[label]++;
        return quota;
    }

    private int[] LabelsForStrata()
    {
        if (Target is Column<int> labels)
            return labels.Values.ToArray();
        if (Target is Column<float> { Width: 1 } numbers && WholeNumbers.TryConvert(numbers.Values, out var whole) < 0)
            return whole;
        throw new InvalidOperationException(
            "A stratified split needs class indices or whole numbers, one a sample; these targets are other numbers. Use Split.");
    }

    private int SizeOfFirst(double fraction)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction lies between 0 and 1.");
        var size = (int)Math.Round(Count * fraction, MidpointRounding.AwayFromZero);
        if (size == 0 || size == Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction, $"Of {Count} samples this leaves a part without any.");
        }

        return size;
    }

    private int[] Permutation(int seed, ulong sequence)
    {
        var order = new int[Count];
        new Pcg32((uint)seed, sequence).Permute(order);
        return order;
    }

    private Dataset Map(Func<Column, Column> change) =>
        new(
            Array.ConvertAll(_inputs, column => change(column)),
            [.. Targets.Select(change)],
            SampleWeights is null ? null : (Column<float>)change(SampleWeights));
}
