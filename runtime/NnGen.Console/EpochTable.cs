using System.Globalization;
using Spectre.Console;

namespace NnGen;

/// <summary>A table with a row for each epoch; in that of the epoch under way, a bar in place of the numbers that are not known yet.</summary>
internal sealed class EpochTable : EpochLines
{
    private const string EpochColumn = "epoch";
    private const string TimeColumn = "time";
    private const string RateColumn = "samples/s";
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
        var logs = context.Logs;
        var line = _columns.Row(name => name == EpochColumn
            ? new Cell(Of(context.Epoch, context.Epochs))
            : logs.TryGetValue(name, out var value) ? new Cell(Numbers.Of(value)) : Cell.Empty);
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
        return _columns.Row(name => name switch
        {
            EpochColumn => new Cell(Of(context.Epoch, context.Epochs)),
            TimeColumn => new Cell(Numbers.Duration(_clock.Epoch), Styles.Aside),
            RateColumn => new Cell(Numbers.Rate(_clock.SamplesPerSecond(context.Samples)), Styles.Aside),
            _ when !logs.TryGetValue(name, out _) => Cell.Empty,
            _ when !double.IsFinite(logs[name]) => new Cell(Numbers.Of(logs[name]), Styles.Bad),
            _ => new Cell(Numbers.Of(logs[name]), name == watched && isBest ? Styles.Good : Style.Plain),
        });
    }

    private ColumnSet ColumnsFor(int width) => new(
        [
            new ConsoleColumn(EpochColumn, _epochWidth, Rank: 0),
            .. _names.Select(name => new ConsoleColumn(name, ConsoleColumn.NumberWidth, RankOf(name))),
            new ConsoleColumn(TimeColumn, Least: 7, Rank: 3),
            new ConsoleColumn(RateColumn, Least: 9, Rank: 4),
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
        // Without a known number of steps there is nothing that a bar could show.
        var least = context.Steps is null ? 0 : LeastBar;
        var room = _console.Profile.Width - 1 - line.Width - least;
        var tail = new Line();
        foreach (var fact in facts)
        {
            if (tail.Width + fact.Length + 2 > room && tail.Width > 0)
                break;
            tail.Add(tail.Width == 0 && least == 0 ? "" : "  ").Add(fact, tail.Width == 0 ? Style.Plain : Styles.Aside);
        }

        if (context.Steps is { } steps)
            Bar.AddTo(line, Math.Clamp(least + room - tail.Width, LeastBar, LargestBar), (double)context.Step / steps, _console.Profile);
        return line.Add(tail);
    }
}
