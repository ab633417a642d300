using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>What a column of a table is used for.</summary>
public enum CsvColumnUse
{
    /// <summary>A feature that is a number.</summary>
    Number,

    /// <summary>A feature that is one of several texts.</summary>
    Category,

    /// <summary>What the model shall predict.</summary>
    Target,

    /// <summary>The weight of a sample.</summary>
    SampleWeight,

    /// <summary>Nothing.</summary>
    Ignored,
}

/// <summary>What is known of a column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What it is used for.</param>
public sealed record CsvColumn(string Name, CsvColumnUse Use)
{
    /// <summary>The categories of a feature in the order of its inputs, or the names of a target's classes; otherwise empty.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>How many samples lack the value.</summary>
    public int MissingCount { get; init; }

    /// <summary>The mean of a feature's numbers; NaN when there are none.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>The median of a feature's numbers; NaN when there are none.</summary>
    public double Median { get; init; } = double.NaN;
}

/// <summary>
/// The columns of a table as they were found in one file, so that another is read alike: the same inputs in the same order, the same classes,
/// and missing values replaced by what the first file said.
/// </summary>
public sealed class CsvSchema
{
    internal CsvSchema(CsvOptions options, IReadOnlyList<CsvColumn> columns)
    {
        Options = options;
        Columns = columns;
    }

    /// <summary>The options that the first file was read with.</summary>
    public CsvOptions Options { get; }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> Columns { get; }

    /// <summary>Reads a CSV file and tells what its columns are.</summary>
    /// <param name="path">The file: the one that a model is trained on.</param>
    /// <param name="options">How to read it.</param>
    /// <inheritdoc cref="Dataset.FromCsv(string, CsvOptions)" path="/exception"/>
    public static CsvSchema Infer(string path, CsvOptions? options = null)
    {
        using var text = new StreamReader(path);
        return Infer(text, options);
    }

    /// <inheritdoc cref="Infer(string, CsvOptions)"/>
    /// <param name="text">The text; read to its end and left open.</param>
    /// <param name="options">How to read it.</param>
    public static CsvSchema Infer(TextReader text, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CsvTable.Read(text, options ?? new CsvOptions(), forOthers: true).Schema;
    }

    /// <summary>
    /// Reads a CSV file as the first one was read: the same inputs in the same order, the same classes, and missing values replaced by
    /// what the first file said.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file has other columns, categories or classes, or a value that does not fit.</exception>
    public Dataset Read(string path)
    {
        using var text = new StreamReader(path);
        return Read(text);
    }

    /// <inheritdoc cref="Read(string)"/>
    /// <param name="text">The text; read to its end and left open.</param>
    public Dataset Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CsvTable.Read(text, Options, this).Data;
    }

    /// <summary>The column of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CsvColumn this[string name] => Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new KeyNotFoundException($"There is no column '{name}'; the columns are {string.Join(", ", Columns.Select(column => column.Name))}.");

    /// <summary>A line per column: its name, its use, and what was found in it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var width = Columns.Max(column => column.Name.Length);
        foreach (var column in Columns)
        {
            var facts = column.Use switch
            {
                CsvColumnUse.Number => string.Create(CultureInfo.InvariantCulture, $"mean {column.Mean:G5}, median {column.Median:G5}"),
                _ => string.Join(", ", column.Categories),
            };
            text.Append(column.Name.PadRight(width)).Append(CultureInfo.InvariantCulture, $"  {column.Use,-12}  {facts}");
            if (column.MissingCount > 0)
                text.Append(CultureInfo.InvariantCulture, $"{(facts.Length > 0 ? "; " : "")}{column.MissingCount} missing");
            text.AppendLine();
        }

        return text.ToString();
    }
}
