using Spectre.Console;

namespace NnGen;

/// <summary>Rows of a table that come one by one; plain lines where the console is none to look at.</summary>
internal sealed class ProgressRows(IAnsiConsole? console)
{
    private IReadOnlyList<ConsoleColumn> _known = [];
    private ColumnSet? _columns;
    private int _width;

    /// <summary>Writes a row, below a header where the columns or the width are not those of the row before.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="cells">A cell for each.</param>
    /// <param name="plain">The same as a line of text.</param>
    public void Write(IReadOnlyList<ConsoleColumn> columns, IReadOnlyList<Cell> cells, string plain)
    {
        var target = console ?? AnsiConsole.Console;
        if (target.Profile.Capabilities is not { Ansi: true, Interactive: true })
        {
            target.Write(new Line().Add(plain));
            return;
        }

        if (_columns is null || _width != target.Profile.Width || !_known.SequenceEqual(columns))
        {
            (_known, _width) = (columns, target.Profile.Width);
            _columns = new ColumnSet(columns, _width);
            target.Write(_columns.Header());
        }

        target.Write(_columns.Row(cells));
    }
}
