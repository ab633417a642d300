using System.Text;

namespace NnGen;

/// <summary>A CSV file some lines at a time, each part with the header of the file.</summary>
internal static class CsvParts
{
    public static IEnumerable<Dataset> Read(string path, CsvOptions options, int linesPerPart)
    {
        using var text = new StreamReader(path);
        var header = options.HasHeader ? ReadRecord(text) ?? throw new InvalidDataException($"{path}: the text is empty.") : "";
        var line = options.HasHeader ? header.Count(character => character == '\n') + 1 : 1;
        var part = new StringBuilder();
        while (true)
        {
            part.Clear().Append(header);
            var records = 0;
            var first = line;
            while (records < linesPerPart && ReadRecord(text) is { } record)
            {
                part.Append(record);
                line += record.Count(character => character == '\n');
                if (!string.IsNullOrWhiteSpace(record))
                    records++;
            }

            if (records == 0)
                yield break;
            yield return Parse(path, options, part.ToString(), first);
        }
    }

    private static Dataset Parse(string path, CsvOptions options, string part, int firstLine)
    {
        try
        {
            using var text = new StringReader(part);
            var data = Dataset.FromCsv(text, options);
            if (data.ClassNames is not null && options.ClassNames is null)
                throw new InvalidDataException("a part of a file does not tell all classes: give them in CsvOptions.ClassNames.");
            return data;
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{path}, in the part that starts at line {firstLine}: {problem.Message}", problem);
        }
    }

    /// <summary>A record with its line end; fields in quotes may hold line ends.</summary>
    private static string? ReadRecord(StreamReader text)
    {
        if (text.ReadLine() is not { } line)
            return null;
        if (!HasOpenQuote(line))
            return line + "\n";
        var record = new StringBuilder(line).Append('\n');
        var open = true;
        while (open && text.ReadLine() is { } next)
        {
            record.Append(next).Append('\n');
            open ^= HasOpenQuote(next);
        }

        return record.ToString();
    }

    private static bool HasOpenQuote(string line) => line.AsSpan().Count('"') % 2 == 1;
}
