namespace NnGen;

public sealed partial class Dataset
{
    private const ulong FoldSequence = 0x464F4C44;

    /// <summary>Parts the samples into k folds of equal size, to within one sample; each is held out once.</summary>
    /// <param name="folds">k, at least 2.</param>
    /// <param name="seed">Which order; the same seed gives the same folds on every platform.</param>
    /// <param name="shuffle">Whether samples are drawn at random; if not, each fold is a run of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than samples.</exception>
    /// <remarks>scikit-learn's <c>KFold</c>.</remarks>
    public IReadOnlyList<Fold> KFold(int folds = 5, int seed = 0, bool shuffle = true)
    {
        RequireFolds(folds);
        var order = shuffle ? Permutation(seed, FoldSequence) : [.. Enumerable.Range(0, Count)];
        var foldOfSample = new int[Count];
        for (int fold = 0, next = 0; fold < folds; fold++)
        {
            // The first folds have one more where the division leaves a rest.
            var size = (Count / folds) + (fold < Count % folds ? 1 : 0);
            foreach (var sample in order.AsSpan(next, size))
                foldOfSample[sample] = fold;
            next += size;
        }

        return FoldsOf(folds, foldOfSample);
    }

    /// <summary>As <see cref="KFold"/>, with the same share of every class in each fold, to within one sample.</summary>
    /// <param name="folds">k, at least 2.</param>
    /// <param name="seed">Which order; the same seed gives the same folds on every platform.</param>
    /// <param name="shuffle">Whether samples are drawn at random; if not, the first of each class are in the first fold.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than samples.</exception>
    /// <exception cref="InvalidOperationException">
    /// The targets are no classes, or a class has fewer samples than there are folds; names it.
    /// </exception>
    /// <remarks>scikit-learn's <c>StratifiedKFold</c>, which only warns of classes that are too small.</remarks>
    public IReadOnlyList<Fold> StratifiedKFold(int folds = 5, int seed = 0, bool shuffle = true)
    {
        RequireFolds(folds);
        var labels = FindClasses() ?? throw new InvalidOperationException(
            "Stratified folds need class indices, whole numbers or one-hot targets; these targets are other numbers. Use KFold.");
        var samplesOfClass = new Dictionary<int, List<int>>();
        for (var sample = 0; sample < labels.Length; sample++)
        {
            if (!samplesOfClass.TryGetValue(labels[sample], out var samples))
                samplesOfClass.Add(labels[sample], samples = []);
            samples.Add(sample);
        }

        var random = new Pcg32((uint)seed, FoldSequence);
        var foldOfSample = new int[Count];
        var start = 0;
        // Classes in the order of their first samples. The folds take turns, through all classes: so their sizes differ by one at most.
        foreach (var (label, samples) in samplesOfClass)
        {
            if (samples.Count < folds)
                throw new InvalidOperationException($"Class {Describe(label)} has {samples.Count} samples, too few for {folds} folds.");
            var sizes = new int[folds];
            for (var i = 0; i < samples.Count; i++)
                sizes[(start + i) % folds]++;
            start = (start + samples.Count) % folds;
            var order = new int[samples.Count];
            if (shuffle)
                random.Permute(order);
            for (int fold = 0, next = 0; fold < folds; fold++)
            {
                for (var end = next + sizes[fold]; next < end; next++)
                    foldOfSample[samples[shuffle ? order[next] : next]] = fold;
            }
        }

        return FoldsOf(folds, foldOfSample);
    }

    /// <summary>
    /// Parts the samples into k folds so that samples of one group (a patient, a customer) stay together; folds are about equally large.
    /// </summary>
    /// <param name="groups">The group of each sample, any numbers.</param>
    /// <param name="folds">k, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than samples.</exception>
    /// <exception cref="ArgumentException">There are fewer groups than folds, or not a group a sample.</exception>
    /// <remarks>scikit-learn's <c>GroupKFold</c>: the largest group first, each to the fold that is smallest so far.</remarks>
    public IReadOnlyList<Fold> GroupKFold(ReadOnlySpan<int> groups, int folds = 5)
    {
        RequireFolds(folds);
        if (groups.Length != Count)
            throw new ArgumentException($"{Count} samples take as many groups, but {groups.Length} came.", nameof(groups));
        var sizes = new SortedDictionary<int, int>();
        foreach (var group in groups)
            sizes[group] = sizes.GetValueOrDefault(group) + 1;
        if (sizes.Count < folds)
            throw new ArgumentException($"There are {sizes.Count} groups, too few for {folds} folds.", nameof(groups));
        var foldOfGroup = new Dictionary<int, int>();
        var filled = new int[folds];
        foreach (var (group, size) in sizes.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key))
        {
            var fold = Array.IndexOf(filled, filled.Min());
            filled[fold] += size;
            foldOfGroup[group] = fold;
        }

        var foldOfSample = new int[Count];
        for (var sample = 0; sample < Count; sample++)
            foldOfSample[sample] = foldOfGroup[groups[sample]];
        return FoldsOf(folds, foldOfSample);
    }

    /// <summary>
    /// Whether targets are classes beyond doubt: class indices, one-hot, or 0 and 1. Other whole numbers may be counts.
    /// </summary>
    internal bool HasClasses =>
        FindClasses() is { } classes && (HasLabels || TargetWidth > 1 || classes.All(index => index is 0 or 1));

    /// <summary>The class of each sample: its index, its whole number, or the largest of several targets; null when targets are other numbers.</summary>
    internal int[]? FindClasses() => Target switch
    {
        Column<int> labels => labels.Values.ToArray(),
        Column<float> { Width: 1 } numbers => WholeNumbers.TryConvert(numbers.Values, out var whole) < 0 ? whole : null,
        Column<float> several when IsOneHot(several) =>
            [.. Enumerable.Range(0, Count).Select(sample => Decision.LargestOf(several[sample]))],
        _ => null,
    };

    private static bool IsOneHot(Column<float> targets)
    {
        for (var sample = 0; sample < targets.Count; sample++)
        {
            var ones = 0;
            foreach (var value in targets[sample])
            {
                if (value is not (0 or 1))
                    return false;
                ones += (int)value;
            }

            if (ones != 1)
                return false;
        }

        return true;
    }

    private IReadOnlyList<Fold> FoldsOf(int folds, int[] foldOfSample) =>
        Array.AsReadOnly([.. Enumerable.Range(0, folds).Select(fold => new Fold(this, fold, foldOfSample))]);

    private string Describe(int label) => ClassNames is { } names && label < names.Count ? $"'{names[label]}'" : $"{label}";

    private void RequireFolds(int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, Count);
    }
}
