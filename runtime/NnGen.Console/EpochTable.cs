using System.Globalization;
using Spectre.Console;

namespace NnGen;

/// <summary>A table with a row for each epoch; in that of the epoch under way, a bar in place of the numbers that are not known yet.</summary>
internal sealed class EpochTable : EpochLines
{
    private const string Loss = "loss";
    private const string ValidationLoss = "val_loss";
    private const int LeastBar = 10;
    private const int LargestBar = 30;
    private readonly IAnsiConsole _console;
    private readonly EpochClock _clock;
    private readonly IReadOnlyList<string> _names;
    private readonly int _epochWidth;
    private ColumnSet _columns;
    private int _width;
    private bool _isHeaderDue = true;
    private double _best = double.PositiveInfinity;

    public EpochTable(IAnsiConsole console, EpochClock clock, TrainingContext context)
    {
        (_console, _clock, _names) = (console, clock, context.LogNames);
        _epochWidth = Of(context.Epochs, context.Epochs).Length;
        _width = console.Profile.Width;
        _columns = ColumnsFor(_width);
    }

    /// <inheritdoc/>
    public override Line? TakeHeader()
    {
        if (_console.Profile.Width is var width && width != _width)
            (_width, _columns, _isHeaderDue) = (width, ColumnsFor(width), true);
        var isDue = _isHeaderDue;
        _isHeaderDue = false;
        return isDue ? _columns.Header() : null;
    }

    /// <inheritdoc/>
    public override void Resume(TrainingContext context)
    {
        foreach (var epoch in context.Results)
            _best = Math.Min(_best, epoch.ValidationLoss ?? epoch.Loss);
    }

    /// <inheritdoc/>
    public override Line Running(TrainingContext context, bool isValidating)
    {
        var line = _isHeaderDue ? Named(context) : RunningRow(context);
        return AddBar(line.Add("  "), context, Facts(context, isValidating));
    }

    /// <inheritdoc/>
    public override Line Completed(TrainingContext context)
    {
        var logs = context.Logs;
        var watched = logs.ContainsKey(ValidationLoss) ? ValidationLoss : Loss;
        var isBest = logs[watched] < _best;
        if (isBest)
            _best = logs[watched];
        Cell CellOf(string name) => !logs.TryGetValue(name, out var value) ? Cell.Empty
            : new Cell(Numbers.Of(value), !double.IsFinite(value) ? Styles.Bad : name == watched && isBest ? Styles.Good : Style.Plain);
        return _columns.Row(
        [
            new Cell(Of(context.Epoch, context.Epochs)),
            .. _names.Select(CellOf),
            new Cell(Numbers.Duration(_clock.Epoch), Styles.Aside),
            new Cell(Numbers.Rate(_clock.SamplesPerSecond(context.Samples)), Styles.Aside),
        ]);
    }

    private Line RunningRow(TrainingContext context)
    {
        var logs = context.Logs;
        return _columns.Row(
        [
            new Cell(Of(context.Epoch, context.Epochs)),
            .. _names.Select(name => logs.TryGetValue(name, out var value) ? new Cell(Numbers.Of(value)) : Cell.Empty),
        ]);
    }

    /// <summary>The numbers of an epoch under way with their names, for a line that no header explains; at most half of the width.</summary>
    private Line Named(TrainingContext context)
    {
        var line = new Line().Add("epoch ", Styles.Aside).Add(Of(context.Epoch, context.Epochs));
        foreach (var (name, value) in context.Logs)
        {
            var number = Numbers.Of(value);
            if (line.Width + name.Length + number.Length + 3 > _console.Profile.Width / 2 && name != Loss)
                break;
            line.Add($"  {name} ", Styles.Aside).Add(number);
        }

        return line;
    }

    private ColumnSet ColumnsFor(int width) => new(
        [
            new ConsoleColumn("epoch", _epochWidth, Rank: 0),
            .. _names.Select(name => new ConsoleColumn(name, ConsoleColumn.NumberWidth, RankOf(name))),
            new ConsoleColumn("time", Least: 7, Rank: 3),
            new ConsoleColumn("samples/s", Least: 9, Rank: 4),
        ],
        width);

    // Losses stay, and validation longer than training.
    private static int RankOf(string name) =>
        name is Loss or ValidationLoss ? 0 : name.StartsWith("val_", StringComparison.Ordinal) ? 1 : 2;

    /// <summary><c> 3/12</c>: as wide for all parts of a whole, so that nothing moves.</summary>
    private static string Of(int part, int whole)
    {
        var text = whole.ToString(CultureInfo.InvariantCulture);
        return $"{part.ToString(CultureInfo.InvariantCulture).PadLeft(text.Length)}/{text}";
    }

    /// <summary>What is told beside the bar, the most important first.</summary>
    private IEnumerable<string> Facts(TrainingContext context, bool isValidating)
    {
        yield return isValidating ? "validation"
            : context.Steps is { } steps ? Of(context.Step, steps)
            : FormattableString.Invariant($"step {context.Step}");
        if (!isValidating)
        {
            yield return _clock.EpochLeft(context.Step, context.Steps) is { } left
                ? $"{Numbers.Clock(left)} left"
                : Numbers.Duration(_clock.Epoch);
        }

        if (Numbers.Rate(_clock.SamplesPerSecond(context.Samples)) is { Length: > 0 } rate)
            yield return $"{rate}/s";
        var later = context.Epochs - context.Epoch;
        if (later > 0 && _clock.LaterEpochs(later, context.Step, context.Steps) is { } rest)
            yield return $"{Numbers.Clock(rest + (_clock.EpochLeft(context.Step, context.Steps) ?? TimeSpan.Zero))} in all";
        if (context.Options.Schedule is not null)
            yield return $"lr {Numbers.Of(context.LearningRate)}";
    }

    /// <summary>Adds a bar, and of the facts those that fit beside it.</summary>
    private Line AddBar(Line line, TrainingContext context, IEnumerable<string> facts)
    {
        var free = _console.Profile.Width - 1 - line.Width;
        // Without a known number of steps there is nothing that a bar could show, and numbers tell more than a bar.
        var least = context.Steps is null || free < 2 * LeastBar ? 0 : LeastBar;
        var room = free - least;
        var tail = new Line();
        foreach (var fact in facts)
        {
            if (tail.Width + fact.Length + 2 > room && tail.Width > 0)
                break;
            var style = tail.Width == 0 ? Style.Plain : Styles.Aside;
            tail.Add(tail.Width == 0 && least == 0 ? "" : "  ").Add(fact, style);
        }

        if (least > 0)
            Bar.AddTo(line, Math.Clamp(free - tail.Width, least, LargestBar), (double)context.Step / context.Steps!.Value, _console.Profile);
        return line.Add(tail);
    }
}
