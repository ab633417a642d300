using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>
/// Precision, recall, F1 and number of samples of each class, with their averages; <see cref="ToString"/> is scikit-learn's table.
/// </summary>
public sealed class ClassificationReport
{
    private const int Digits = 2;
    private readonly ConfusionMatrix _matrix;

    private ClassificationReport(ConfusionMatrix matrix)
    {
        _matrix = matrix;
        Classes = Array.AsReadOnly([.. matrix.ClassNames.Select((name, index) => RowOf(name, matrix.CountsOf(index)))]);
        MacroAverage = AverageOf("macro avg", _ => 1);
        WeightedAverage = AverageOf("weighted avg", row => row.Support);
    }

    /// <summary>A row per class.</summary>
    public IReadOnlyList<ClassificationReportRow> Classes { get; }

    /// <summary>The means over classes: each class counts alike.</summary>
    public ClassificationReportRow MacroAverage { get; }

    /// <summary>The means over classes, weighted by their samples.</summary>
    public ClassificationReportRow WeightedAverage { get; }

    /// <summary>The share of samples that were taken for what they are.</summary>
    public double Accuracy => _matrix.Accuracy;

    /// <summary>Predicts a dataset and reports.</summary>
    /// <inheritdoc cref="ConfusionMatrix.From(ITrainable, Dataset, double, string?)"/>
    public static ClassificationReport From(ITrainable model, Dataset data, double threshold = 0.5, string? output = null) =>
        new(ConfusionMatrix.From(model, data, threshold, output));

    /// <summary>Reports what was counted.</summary>
    /// <param name="matrix">The counts.</param>
    public static ClassificationReport From(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new ClassificationReport(matrix);
    }

    /// <summary>scikit-learn's table, with two digits.</summary>
    public override string ToString()
    {
        var width = Classes.Append(WeightedAverage).Max(row => row.Name.Length);
        var table = new StringBuilder();
        string[] headers = ["precision", "recall", "f1-score", "support"];
        table.Append(' ', width).Append(' ').AppendJoin("", headers.Select(header => " " + header.PadLeft(9))).AppendLine().AppendLine();
        foreach (var row in Classes)
            Append(table, width, row);
        table.AppendLine().Append("accuracy".PadLeft(width)).Append(' ', 21)
            .Append(Text(Accuracy)).AppendLine(SupportText(_matrix.Count));
        Append(table, width, MacroAverage);
        Append(table, width, WeightedAverage);
        return table.ToString();
    }

    private static ClassificationReportRow RowOf(string name, ClassCounts counts) =>
        new(name, counts.Precision, counts.Recall, counts.F1, (int)counts.Support);

    private static void Append(StringBuilder table, int width, ClassificationReportRow row) =>
        table.Append(row.Name.PadLeft(width)).Append(' ').Append(Text(row.Precision)).Append(Text(row.Recall)).Append(Text(row.F1))
            .AppendLine(SupportText(row.Support));

    private static string Text(double value) => " " + value.ToString("F" + Digits, CultureInfo.InvariantCulture).PadLeft(9);

    private static string SupportText(int support) => " " + support.ToString(CultureInfo.InvariantCulture).PadLeft(9);

    private ClassificationReportRow AverageOf(string name, Func<ClassificationReportRow, double> weightOf)
    {
        var total = Classes.Sum(weightOf);
        double Mean(Func<ClassificationReportRow, double> value) =>
            total == 0 ? 0 : Classes.Sum(row => weightOf(row) * value(row)) / total;
        return new ClassificationReportRow(
            name, Mean(row => row.Precision), Mean(row => row.Recall), Mean(row => row.F1), Classes.Sum(row => row.Support));
    }
}

/// <summary>One row of a <see cref="ClassificationReport"/>.</summary>
/// <param name="Name">The class, or which average.</param>
/// <param name="Precision">The share of those taken for the class that are of it; 0 when none was.</param>
/// <param name="Recall">The share of the class that was taken for it; 0 when none is of it.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Support">How many samples are of the class.</param>
public sealed record ClassificationReportRow(string Name, double Precision, double Recall, double F1, int Support);
