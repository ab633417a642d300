using System.Globalization;
using Spectre.Console;

namespace NnGen;

/// <summary>Reports as tables: <c>AnsiConsole.Write(ConfusionMatrix.From(model, test).ToTable())</c>.</summary>
public static class ReportTables
{
    /// <summary>A row per class that samples are of, a column per class that they were taken for; what is right in green.</summary>
    /// <param name="matrix">The counts.</param>
    public static Table ToTable(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var table = New("actual", matrix.ClassNames.Select(name => $"predicted {name}"));
        for (var actual = 0; actual < matrix.ClassCount; actual++)
        {
            var counts = Enumerable.Range(0, matrix.ClassCount).Select(predicted =>
                TextOf(Whole(matrix[actual, predicted]), predicted == actual ? Styles.Good : Style.Plain));
            table.AddRow([TextOf(matrix.ClassNames[actual]), .. counts]);
        }

        return table;
    }

    /// <summary>A row per class, then the averages; the numbers of <see cref="ClassificationReport.ToString"/>, with four digits.</summary>
    /// <param name="report">The report.</param>
    public static Table ToTable(this ClassificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var table = New("class", ["precision", "recall", "f1-score", "support"]);
        foreach (var row in report.Classes)
            Add(table, row);
        table.AddEmptyRow();
        table.AddRow(TextOf("accuracy"), TextOf(""), TextOf(""), TextOf(Numbers.Of(report.Accuracy)), TextOf(Whole(report.WeightedAverage.Support)));
        Add(table, report.MacroAverage);
        Add(table, report.WeightedAverage);
        return table;
    }

    // Names of classes come from data: markup in them is text.
    private static Text TextOf(string text, Style? style = null) => new(text, style ?? Style.Plain);

    private static Table New(string first, IEnumerable<string> others)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn(TextOf(first, Styles.Header)));
        foreach (var name in others)
            table.AddColumn(new TableColumn(TextOf(name, Styles.Header)).RightAligned());
        return table;
    }

    private static void Add(Table table, ClassificationReportRow row) => table.AddRow(
        TextOf(row.Name), TextOf(Numbers.Of(row.Precision)), TextOf(Numbers.Of(row.Recall)), TextOf(Numbers.Of(row.F1)), TextOf(Whole(row.Support)));

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
