using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>How often a sample of one class was taken for another: rows are actual classes, columns predicted ones.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    private ConfusionMatrix(int[,] counts, IReadOnlyList<string> classNames)
    {
        _counts = counts;
        ClassNames = classNames;
    }

    /// <summary>The names of the classes, or their indices when the dataset has no names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of classes.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>The number of samples.</summary>
    public int Count => _counts.Cast<int>().Sum();

    /// <summary>The share of samples that were taken for what they are.</summary>
    public double Accuracy => (double)Enumerable.Range(0, ClassCount).Sum(index => _counts[index, index]) / Count;

    /// <summary>The number of samples of one class that were taken for another, or for the same.</summary>
    /// <param name="actual">What they are.</param>
    /// <param name="predicted">What they were taken for.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Predicts a dataset and counts.</summary>
    /// <param name="model">A model that tells classes apart, or decides one yes or no (class 1 or 0), or has an output that does.</param>
    /// <param name="data">The samples and their classes; for several outputs a target column for each.</param>
    /// <param name="threshold">The probability above which a yes/no model says yes.</param>
    /// <param name="output">The name of the output, for a model of several; null for the only one.</param>
    /// <exception cref="ArgumentException">
    /// The model or the output predicts something else or a number that is none, the data do not fit it, or there is no such output or it was
    /// not named; names the outputs that there are.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public static ConfusionMatrix From(ITrainable model, Dataset data, double threshold = 0.5, string? output = null)
    {
        Decision.RequireProbability(threshold, nameof(threshold));
        var batch = ModelPredictions.OfOneClass(model, data, output);
        var classCount = Math.Max(2, batch.Width);
        var counts = new int[classCount, classCount];
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var predicted = ClassOf(batch.PredictionsOf(sample), (float)threshold);
            if (predicted < 0)
                throw new ArgumentException($"The prediction for sample {sample} is not a number.", nameof(model));
            counts[batch.ClassOf(sample), predicted]++;
        }

        return new ConfusionMatrix(counts, NamesOf(TargetOf(data, output), classCount));
    }

    /// <summary>Counts decisions that were made elsewhere.</summary>
    /// <param name="actual">The class of each sample.</param>
    /// <param name="predicted">What each sample was taken for.</param>
    /// <param name="classNames">The names of all classes in the order of their indices, or null for 0 to the largest index.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a class is negative or has no name.</exception>
    public static ConfusionMatrix From(
        ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, IReadOnlyList<string>? classNames = null)
    {
        if (actual.Length != predicted.Length)
            throw new ArgumentException($"{actual.Length} actual and {predicted.Length} predicted classes came.", nameof(predicted));
        var classCount = classNames?.Count ?? 0;
        for (var sample = 0; classNames is null && sample < actual.Length; sample++)
            classCount = Math.Max(classCount, Math.Max(actual[sample], predicted[sample]) + 1);
        var counts = new int[classCount, classCount];
        for (var sample = 0; sample < actual.Length; sample++)
        {
            if ((uint)actual[sample] >= (uint)classCount || (uint)predicted[sample] >= (uint)classCount)
            {
                throw new ArgumentException(
                    $"Sample {sample}: of the classes {actual[sample]} and {predicted[sample]} one is not from 0 to {classCount - 1}.");
            }

            counts[actual[sample], predicted[sample]]++;
        }

        return new ConfusionMatrix(counts, ClassNamesOf(classNames, classCount));
    }

    /// <summary>The decisions about one class; its precision, recall, F1 and specificity.</summary>
    /// <param name="index">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ClassCounts CountsOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ClassCount);
        var (support, predicted) = (0, 0);
        for (var other = 0; other < ClassCount; other++)
        {
            support += _counts[index, other];
            predicted += _counts[other, index];
        }

        var hits = _counts[index, index];
        return new ClassCounts(hits, predicted - hits, support - hits, Count - support - predicted + hits);
    }

    /// <summary>The counts as shares, <c>[actual, predicted]</c>; 0 where there is nothing to take a share of.</summary>
    /// <param name="whole">What they are shares of.</param>
    public double[,] Normalize(ConfusionShare whole)
    {
        var shares = new double[ClassCount, ClassCount];
        for (var actual = 0; actual < ClassCount; actual++)
        {
            for (var predicted = 0; predicted < ClassCount; predicted++)
            {
                var divisor = whole switch
                {
                    ConfusionShare.OfActual => CountsOf(actual).Support,
                    ConfusionShare.OfPredicted => CountsOf(predicted).Predicted,
                    ConfusionShare.OfAll => Count,
                    _ => throw new ArgumentOutOfRangeException(nameof(whole), whole, "There is no such share."),
                };
                shares[actual, predicted] = divisor == 0 ? 0 : _counts[actual, predicted] / divisor;
            }
        }

        return shares;
    }

    /// <summary>A table with a row per actual class and a column per predicted one.</summary>
    public override string ToString()
    {
        const string corner = "actual \\ predicted";
        var firstWidth = ClassNames.Append(corner).Max(name => name.Length);
        var table = new StringBuilder(corner.PadRight(firstWidth));
        var widths = Enumerable.Range(0, ClassCount).Select(WidthOfColumn).ToArray();
        for (var predicted = 0; predicted < ClassCount; predicted++)
            table.Append("  ").Append(ClassNames[predicted].PadLeft(widths[predicted]));
        for (var actual = 0; actual < ClassCount; actual++)
        {
            table.AppendLine().Append(ClassNames[actual].PadRight(firstWidth));
            for (var predicted = 0; predicted < ClassCount; predicted++)
                table.Append("  ").Append(Text(actual, predicted).PadLeft(widths[predicted]));
        }

        return table.ToString();
    }

    private static int ClassOf(ReadOnlySpan<float> outputs, float threshold) =>
        outputs.Length > 1 ? Decision.LargestOf(outputs)
        : float.IsNaN(outputs[0]) ? -1
        : outputs[0] > threshold ? 1
        : 0;

    private static Column TargetOf(Dataset data, string? output) => output is null ? data.Target : data.Targets.First(column => column.Name == output);

    private static IReadOnlyList<string> NamesOf(Column target, int classCount) =>
        ClassNamesOf(target.ClassNames ?? (target.Width == classCount ? target.ComponentNames : null), classCount);

    private static IReadOnlyList<string> ClassNamesOf(IReadOnlyList<string>? names, int classCount)
    {
        var given = names ?? [];
        var indices = Enumerable.Range(given.Count, Math.Max(0, classCount - given.Count));
        return Array.AsReadOnly(
            [.. given, .. indices.Select(index => index.ToString(CultureInfo.InvariantCulture))]);
    }

    private int WidthOfColumn(int predicted) =>
        Enumerable.Range(0, ClassCount).Max(actual => Math.Max(ClassNames[predicted].Length, Text(actual, predicted).Length));

    private string Text(int actual, int predicted) => _counts[actual, predicted].ToString(CultureInfo.InvariantCulture);
}
