using System.Globalization;
using System.Text;
using NnGen.Generated;

namespace NnGen;

/// <summary>How often a sample of one class was taken for another: rows are actual classes, columns predicted ones.</summary>
public sealed class ConfusionMatrix
{
    private const int BatchSize = 256;
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
    /// <param name="model">A model that tells classes apart, or decides one yes or no (class 1 or 0).</param>
    /// <param name="data">The samples and their classes.</param>
    /// <exception cref="ArgumentException">The model predicts something else, or the data do not fit it.</exception>
    public static ConfusionMatrix From(ITrainable model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var loss = TrainingData.LossOf(model);
        var width = model.OutputSize;
        if (loss.Task == PredictionTask.Regression || (loss.Task == PredictionTask.BinaryClassification && width != 1))
            throw new ArgumentException($"{model.Core.Info.Name} does not decide for one class.", nameof(model));
        var samples = TrainingData.Create(model, data, nameof(data));
        var classCount = width == 1 ? 2 : width;
        var counts = new int[classCount, classCount];
        var predictions = new float[Math.Min(BatchSize, samples.Count) * width];
        for (var start = 0; start < samples.Count; start += BatchSize)
        {
            var count = Math.Min(BatchSize, samples.Count - start);
            var batch = samples.Slice(start, count);
            model.Predict(batch.Inputs, predictions.AsSpan(0, count * width));
            for (var i = 0; i < count; i++)
            {
                var predicted = ClassOf(predictions.AsSpan(i * width, width), MetricSet.PredictionThreshold(loss));
                if (predicted < 0)
                    throw new ArgumentException($"The prediction for sample {start + i} is not a number.", nameof(model));
                var actual = loss.ClassIndices
                    ? batch.Labels[i]
                    : ClassOf(batch.Targets.Slice(i * width, width), Decision.ProbabilityThreshold);
                counts[actual, predicted]++;
            }
        }

        return new ConfusionMatrix(counts, NamesOf(data, classCount));
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

    private static IReadOnlyList<string> NamesOf(Dataset data, int classCount)
    {
        var given = data.ClassNames ?? (data.Target.Width == classCount ? data.Target.ComponentNames : null) ?? [];
        var indices = Enumerable.Range(given.Count, Math.Max(0, classCount - given.Count));
        return Array.AsReadOnly(
            [.. given, .. indices.Select(index => index.ToString(CultureInfo.InvariantCulture))]);
    }

    private int WidthOfColumn(int predicted) =>
        Enumerable.Range(0, ClassCount).Max(actual => Math.Max(ClassNames[predicted].Length, Text(actual, predicted).Length));

    private string Text(int actual, int predicted) => _counts[actual, predicted].ToString(CultureInfo.InvariantCulture);
}
