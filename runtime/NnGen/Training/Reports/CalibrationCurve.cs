namespace NnGen;

/// <summary>
/// Whether probabilities are what they say: samples are put into bins by their probability, and in each the mean probability stands
/// beside the share that is positive.
/// </summary>
public sealed class CalibrationCurve
{
    private CalibrationCurve(IReadOnlyList<CalibrationBin> bins, int count)
    {
        Bins = bins;
        ExpectedError = bins.Sum(bin => bin.Count * Math.Abs(bin.MeanProbability - bin.PositiveShare)) / count;
    }

    /// <summary>The bins that hold a sample, from low to high probability. As scikit-learn's <c>calibration_curve</c>, uniform.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The mean over samples of |mean probability − positive share| of their bins; 0 is perfect.</summary>
    public double ExpectedError { get; }

    /// <summary>The curve of probabilities.</summary>
    /// <param name="probabilities">The probability of yes of each sample, 0 to 1.</param>
    /// <param name="labels">1 for yes, 0 for no.</param>
    /// <param name="bins">The number of bins of equal width.</param>
    /// <exception cref="ArgumentException">
    /// There is no sample, the lengths differ, a label is not 0 or 1, or a probability is not from 0 to 1.
    /// </exception>
    public static CalibrationCurve From(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int bins = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (probabilities.Length != labels.Length || labels.IsEmpty)
            throw new ArgumentException($"{probabilities.Length} probabilities and {labels.Length} labels came.", nameof(labels));
        var sums = new (double Probability, int Positives, int Count)[bins];
        for (var sample = 0; sample < labels.Length; sample++)
        {
            double probability = probabilities[sample];
            if (!(probability is >= 0 and <= 1) || labels[sample] is not (0 or 1))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Sample {sample} has probability {probability} and label {labels[sample]}; expected 0 to 1, and 0 or 1."));
            }

            // A probability on the border of two bins is in the lower one, as in scikit-learn.
            ref var bin = ref sums[Math.Max(0, (int)Math.Ceiling(probability * bins) - 1)];
            bin = (bin.Probability + probability, bin.Positives + labels[sample], bin.Count + 1);
        }

        var filled = sums.Where(bin => bin.Count > 0).Select(
            bin => new CalibrationBin(bin.Probability / bin.Count, (double)bin.Positives / bin.Count, bin.Count));
        return new CalibrationCurve(Array.AsReadOnly([.. filled]), labels.Length);
    }

    /// <summary>The curve of a model that decides one yes or no, or of an output that does.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples and their targets.</param>
    /// <param name="bins">The number of bins of equal width.</param>
    /// <param name="output">The name of the output, for a model of several; null for the only one.</param>
    /// <exception cref="ArgumentException">The model, the output or the data do not fit.</exception>
    public static CalibrationCurve From(ITrainable model, Dataset data, int bins = 5, string? output = null)
    {
        var (scores, labels) = RankedScores.ScoresOf(model, data, output);
        return From(scores, labels, bins);
    }
}

/// <summary>One bin of a <see cref="CalibrationCurve"/>.</summary>
/// <param name="MeanProbability">The mean of the probabilities in it.</param>
/// <param name="PositiveShare">The share of its samples that are positive.</param>
/// <param name="Count">The number of its samples.</param>
public sealed record CalibrationBin(double MeanProbability, double PositiveShare, int Count);
