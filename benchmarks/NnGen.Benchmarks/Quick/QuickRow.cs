using System.Globalization;

namespace NnGen.Benchmarks.Quick;

/// <summary>A row of the table, which can travel as a line of text from the process that measured it.</summary>
/// <param name="Table">The title of its table.</param>
/// <param name="Network">The network.</param>
/// <param name="Batch">The samples of a step.</param>
/// <param name="Floor">The least seconds.</param>
/// <param name="Results">Each contestant's name and measurement; null where it has no part.</param>
internal sealed record QuickRow(string Table, string Network, int Batch, double Floor, IReadOnlyList<(string Name, Measurement? Measurement)> Results)
{
    private const string Mark = "row;";

    /// <summary>The row as a line.</summary>
    public string ToLine() => Mark + string.Join(';', [
        Table, Network, Text(Batch), Text(Floor), .. Results.Select(r => $"{r.Name}={(r.Measurement is { } m ? $"{Text(m.Seconds)}/{Text(m.Bytes)}" : "")}")]);

    /// <summary>The row of a line, or null for any other line.</summary>
    public static QuickRow? FromLine(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var fields = line[Mark.Length..].Split(';');
        return new QuickRow(fields[0], fields[1], (int)Number(fields[2]), Number(fields[3]), [.. fields.Skip(4).Select(Result)]);
    }

    /// <summary>Of every contestant the shorter time of two processes, and of floors the lower.</summary>
    public QuickRow BestOf(QuickRow other) => this with
    {
        Floor = Math.Min(Floor, other.Floor),
        Results = [.. Results.Zip(other.Results, (x, y) => (x.Name, x.Measurement?.Seconds <= y.Measurement?.Seconds ? x.Measurement : y.Measurement))],
    };

    private static (string Name, Measurement? Measurement) Result(string field)
    {
        var (name, value) = (field[..field.IndexOf('=')], field[(field.IndexOf('=') + 1)..].Split('/'));
        return (name, value.Length < 2 ? null : new Measurement(Number(value[0]), Number(value[1])));
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
