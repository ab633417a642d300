namespace NnGen;

/// <summary>
/// A metric that each class has and that is averaged over classes. By default: of one yes/no output the value of class 1 (yes), of
/// several outputs the <see cref="NnGen.Average.Macro"/> mean. As in scikit-learn, a class that neither targets nor predictions have takes no part
/// in the mean, and a ratio with nothing below the line is 0.
/// </summary>
public abstract class ClassMetric : DecisionMetric
{
    private readonly Average? _average;
    private readonly int? _classIndex;

    private protected ClassMetric()
    {
    }

    private protected ClassMetric(ClassMetric other)
    {
        (_average, _classIndex) = (other._average, other._classIndex);
        Threshold = other.Threshold;
    }

    /// <summary>How classes are averaged; null (default) for class 1 of one yes/no output, and macro of several outputs.</summary>
    public Average? Average
    {
        get => _average;
        init => _average = value;
    }

    /// <summary>The one class to look at, or null (default) for an average.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public int? ClassIndex
    {
        get => _classIndex;
        init
        {
            if (value is { } index)
                ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(ClassIndex));
            _classIndex = value;
        }
    }

    /// <summary>The value of each class; empty before the first batch.</summary>
    public IReadOnlyList<double> PerClass =>
        Total == 0 ? [] : [.. Enumerable.Range(0, ClassCount).Select(index => double.IsNaN(Value) ? double.NaN : Of(CountsOf(index)))];

    /// <inheritdoc/>
    protected sealed override string DefaultName =>
        ClassIndex is { } index ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BaseName}_{index}") : BaseName;

    private protected abstract string BaseName { get; }

    private protected abstract double Of(ClassCounts counts);

    private protected sealed override void CheckClasses(int classCount, bool areExclusive)
    {
        if (ClassIndex >= classCount)
            throw new ArgumentException($"{GetType().Name} is to look at class {ClassIndex}, but classes are 0 to {classCount - 1}.");
    }

    private protected sealed override double Compute()
    {
        if (ClassIndex is { } index)
            return Of(CountsOf(index));
        if (Average is null && IsYesOrNo)
            return Of(CountsOf(1));
        var (sum, weights, together) = (0.0, 0.0, default(ClassCounts));
        for (var i = 0; i < ClassCount; i++)
        {
            if (!IsPresent(i))
                continue;
            var counts = CountsOf(i);
            var weight = Average == NnGen.Average.Weighted ? counts.Support : 1;
            sum += weight * Of(counts);
            weights += weight;
            together = together.Plus(counts);
        }

        return Average == NnGen.Average.Micro ? Of(together) : weights == 0 ? 0 : sum / weights;
    }
}
