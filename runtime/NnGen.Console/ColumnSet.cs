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
    private const string Dots = " …";
    private readonly List<(ConsoleColumn Column, int Index)> _shown;
    private readonly bool _isCut;

    /// <param name="columns">All columns, in order.</param>
    /// <param name="width">The width of the console.</param>
    public ColumnSet(IReadOnlyList<ConsoleColumn> columns, int width)
    {
        _shown = [.. columns.Select((column, index) => (column, index))];
        // Of one rank the rightmost goes first.
        foreach (var each in _shown.Where(each => each.Column.Rank > 0).OrderByDescending(each => each.Column.Rank).ThenByDescending(each => each.Index).ToList())
        {
            if (Width + (_isCut ? Dots.Length : 0) < width)
                break;
            _shown.Remove(each);
            _isCut = true;
        }
    }

    /// <summary>The names above the columns; with dots where some were left out.</summary>
    public Line Header()
    {
        var line = new Line();
        foreach (var (column, _) in _shown)
            line.Add(new string(' ', column.Width - column.Name.Length + (line.Width == 0 ? 0 : Gap))).Add(column.Name, Styles.Header);
        return _isCut ? line.Add(Dots, Styles.Aside) : line;
    }

    /// <summary>A row, up to the last cell that has something.</summary>
    /// <param name="cells">The cells of all columns, those left out included; fewer where the rest is empty.</param>
    public Line Row(IReadOnlyList<Cell> cells)
    {
        var line = new Line();
        var gap = 0;
        foreach (var (column, index) in _shown)
        {
            var (text, style) = index < cells.Count ? cells[index] : Cell.Empty;
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

    private int Width => _shown.Sum(each => each.Column.Width + Gap) - Gap;
}
