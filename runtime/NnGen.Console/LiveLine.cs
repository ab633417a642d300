using Spectre.Console;
using Spectre.Console.Rendering;

namespace NnGen;

/// <summary>
/// The last line of the console, drawn anew again and again. What anybody else writes to the console in between goes above it. The cursor
/// is never hidden, so nothing is to be restored when a process is killed.
/// </summary>
internal sealed class LiveLine : IRenderHook
{
    private static readonly ControlCode s_erase = new("\r\u001b[2K");
    private readonly IAnsiConsole _console;
    private bool _isShown;

    public LiveLine(IAnsiConsole console)
    {
        _console = console;
        console.Pipeline.Attach(this);
        // The message of an exception that nobody catches comes before any finally.
        AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
    }

    /// <summary>Draws the line, cut to the width of the console.</summary>
    public void Draw(Line line) => _console.Write(new Row(line));

    /// <summary>Leaves the line as it is, if it is there, and goes to the next one.</summary>
    public void Keep()
    {
        if (!_isShown)
            return;
        _isShown = false;
        _console.Write(new Line());
    }

    /// <summary>Erases the line, if it is there.</summary>
    public void Erase()
    {
        if (_isShown)
            _console.Write(new ControlCode(""));
    }

    /// <summary>Ends it all.</summary>
    public void Close()
    {
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandledException;
        _console.Pipeline.Detach(this);
    }

    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables)
    {
        IRenderable[] all = _isShown ? [s_erase, .. renderables] : [.. renderables];
        _isShown = all[^1] is Row;
        return all;
    }

    private void OnUnhandledException(object sender, UnhandledExceptionEventArgs e) => Keep();

    private sealed class Row(Line line) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(line.Width, line.Width);

        // A line that fills the last column would leave it to the terminal where the cursor is.
        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => line.Cut(maxWidth - 1);
    }
}
