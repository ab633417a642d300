using Spectre.Console;

namespace NnGen;

/// <summary>The text of a cell and how it looks.</summary>
internal readonly record struct Cell(string Text, Style? Style = null)
{
    /// <summary>A cell with nothing in it.</summary>
    public static Cell Empty { get; } = new("");
}

/// <summary>The columns that fit the console, for rows that are written one after the other.</summary>
internal sealed class ColumnSet
{
    private const int Gap = 2;
    private readonly List<ConsoleColumn> _columns;
    private readonly bool _isCut;

    /// <param name="columns">All columns, in order.</param>
    /// <param name="width">The width of the console.</param>
    public ColumnSet(IEnumerable<ConsoleColumn> columns, int width)
    {
        _columns = [.. columns];
        // Of one rank the rightmost goes first.
        foreach (var column in _columns.AsEnumerable().Reverse().Where(column => column.Rank > 0).OrderByDescending(column => column.Rank).ToList())
        {
            if (Width < width)
                break;
            _columns.Remove(column);
            _isCut = true;
        }
    }

    /// <summary>The names above the columns; with dots where some were left out.</summary>
    public Line Header()
    {
        var line = Row(column => new Cell(column, Styles.Header));
        return _isCut ? line.Add(" …", Styles.Aside) : line;
    }

    /// <summary>A row, up to the last cell that has something.</summary>
    public Line Row(Func<string, Cell> cellOf)
    {
        var line = new Line();
        var gap = 0;
        foreach (var column in _columns)
        {
            var (text, style) = cellOf(column.Name);
            gap += column.Width - text.Length;
            if (text.Length > 0)
            {
                line.Add(new string(' ', Math.Max(line.Width == 0 ? 0 : 1, gap))).Add(text, style);
                // What a long text takes too much, the next gap gives.
                gap = Math.Min(0, gap);
            }

            gap += Gap;
        }

        return line;
    }

    private int Width => _columns.Sum(column => column.Width + Gap) - Gap;
}
