using Spectre.Console;

namespace NnGen;

/// <summary>
/// Shows a fit in the console, as Keras's progress bar: while an epoch runs a line with a bar, loss and metrics so far, samples a second
/// and the time left; when it has ended a row of a table with all its numbers, the best loss in green.
/// <code>
/// model.Fit(train, new FitOptions { Epochs = 30, Callbacks = [new ConsoleProgress()] });
/// </code>
/// </summary>
/// <remarks>
/// Where the output is redirected, or the terminal takes no control codes or is that of a build server, it writes plain lines, one an epoch,
/// in invariant culture. Columns that a narrow console has no room for are left out; the dots in the header say so. Between two drawings,
/// at most 10 a second, a step costs a look at the clock and allocates nothing. Other callbacks may write to the same
/// <see cref="IAnsiConsole"/> while it runs. Give it last, so that what other callbacks add or stop is known to it. One object serves several
/// fits, one after the other.
/// </remarks>
/// <param name="console">Where to write; null for <see cref="AnsiConsole.Console"/>.</param>
public sealed class ConsoleProgress(IAnsiConsole? console) : Callback
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private IAnsiConsole _console = null!;
    private EpochClock _clock = null!;
    private EpochLines _lines = null!;
    private LiveLine? _live;
    private long _drawn;
    private bool _isInEpoch;

    /// <summary>Shows fits in <see cref="AnsiConsole.Console"/>.</summary>
    public ConsoleProgress()
        : this(null)
    {
    }

    /// <summary>
    /// Every how many epochs a line stays, default 1; the last one stays in any case. With 0 none does, and there is only the bar, which goes
    /// when the fit ends: for the fits of a <see cref="Tuner"/> or of a <see cref="CrossValidation"/>.
    /// </summary>
    public int Every { get; init; } = 1;

    /// <summary>The clock; by default that of the system.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Every"/> is negative.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfNegative(Every);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        _console = console ?? AnsiConsole.Console;
        _clock = new EpochClock(TimeProvider);
        var capabilities = _console.Profile.Capabilities;
        var isLive = capabilities is { Ansi: true, Interactive: true };
        _lines = isLive ? new EpochTable(_console, _clock, context) : new PlainEpochs(_clock);
        _live = isLive ? new LiveLine(_console) : null;
        (_drawn, _isInEpoch) = (0, false);
    }

    /// <inheritdoc/>
    public override void RestoreState(TrainingContext context, CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(context);
        _lines.Resume(context);
        if (Every > 0)
            _console.Write(new Line().Add(FormattableString.Invariant($"Resumed after epoch {context.Epoch} of {context.Epochs}."), Styles.Aside));
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        _clock.BeginEpoch();
        _isInEpoch = true;
        if (Every > 0)
            WriteHeader();
    }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingContext context)
    {
        if (_live is not null && IsDue())
            Draw(context, isValidating: false);
    }

    /// <inheritdoc/>
    public override void OnValidationBegin(TrainingContext context)
    {
        _clock.EndTraining();
        // Nothing is drawn until it ends: what stands there shall be true if that takes long.
        if (_live is not null && (IsDue() || _clock.Validation >= s_interval))
            Draw(context, isValidating: true);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context) => _clock.EndTraining();

    /// <inheritdoc/>
    public override void OnEpochCompleted(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _clock.EndEpoch();
        _isInEpoch = false;
        var row = _lines.Completed(context);
        if (Every > 0 && (context.Epoch % Every == 0 || context.Epoch == context.Epochs || context.IsStopping))
            _console.Write(row);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_isInEpoch)
            _live?.Keep();
        if (Every > 0 && context.StopReason is { } reason)
            _console.Write(new Line().Add($"Stopped: {reason}", Styles.Aside));
    }

    /// <inheritdoc/>
    public override void Release()
    {
        // An exception in the middle of an epoch: how far it came stays in sight.
        if (_isInEpoch)
            _live?.Keep();
        else
            _live?.Erase();
        _live?.Close();
        _live = null;
    }

    private void WriteHeader()
    {
        if (_lines.TakeHeader() is { } header)
            _console.Write(header);
    }

    private bool IsDue()
    {
        var now = TimeProvider.GetTimestamp();
        if (_drawn != 0 && TimeProvider.GetElapsedTime(_drawn, now) < s_interval)
            return false;
        _drawn = now;
        return true;
    }

    private void Draw(TrainingContext context, bool isValidating) => _live!.Draw(_lines.Running(context, isValidating));
}
