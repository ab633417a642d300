using NnGen.Generated;

namespace NnGen;

/// <summary>
/// Saves the model after epochs, as Keras's <c>ModelCheckpoint</c>. A file appears under its name only when it is whole, so a process
/// may be killed at any moment; with the optimizer, <see cref="FitOptions.ResumeFrom"/> goes on from it with the same bits.
/// </summary>
/// <param name="path">
/// The file: always the same (the last epoch, or the best), or one for each epoch, with numbers in braces:
/// <c>run-{epoch:00}-{val_loss:0.0000}.safetensors</c>. Formats are .NET's, in invariant culture. The folder is made when it is missing.
/// </param>
/// <remarks>A file that cannot be written ends the fit with <see cref="IOException"/>; earlier files and the model stay as they are.</remarks>
public sealed class Checkpoint(string path) : Callback
{
    private const string BestKey = "best";
    private const string WrittenKey = "written";
    private readonly LogPath _path = new(path);
    private readonly List<string> _written = [];
    private bool _rising;
    private bool _isDue;

    /// <summary>Whether only an epoch that is better than all before is saved; default false.</summary>
    public bool SaveBestOnly { get; init; }

    /// <summary>The number that decides which epoch is better; default <c>val_loss</c>. Read only with <see cref="SaveBestOnly"/>.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Whether the number shall fall or rise; by default its name tells.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>A value that the first file must surpass, or null; for a later fit that shall not replace a better file.</summary>
    public double? InitialValueThreshold { get; init; }

    /// <summary>How many epochs pass from one file to the next; default 1. The last epoch of the fit is saved too.</summary>
    public int Frequency { get; init; } = 1;

    /// <summary>Whether files hold what training needs to go on: moments, counters, the state of callbacks; default true.</summary>
    public bool IncludeOptimizer { get; init; } = true;

    /// <summary>How many of the files that this callback wrote are kept, the newest; null (default) for all.</summary>
    public int? KeepLast { get; init; }

    /// <summary>The best value so far, or null.</summary>
    public double? Best { get; private set; }

    /// <summary>The file that was saved last, or null.</summary>
    public string? LastPath => _written.Count == 0 ? null : _written[^1];

    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredLogs => SaveBestOnly ? [.. _path.Names, Monitor] : _path.Names;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A property makes no sense.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Frequency, 1);
        if (KeepLast is { } kept)
            ArgumentOutOfRangeException.ThrowIfLessThan(kept, 1, nameof(KeepLast));
        _rising = SaveBestOnly && MonitorDirection.IsRising(Mode, Monitor);
        Best = InitialValueThreshold;
        _written.Clear();
        Directory.CreateDirectory(_path.Folder);
    }

    /// <inheritdoc/>
    public override void OnEpochCompleted(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _isDue = context.Epoch % Frequency == 0 || context.Epoch == context.Epochs || context.IsStopping;
        if (_isDue && SaveBestOnly)
        {
            _isDue = MonitorDirection.IsBetter(_rising, context.Logs[Monitor], Best);
            Best = _isDue ? context.Logs[Monitor] : Best;
        }

        if (!_isDue)
            return;
        // Before any file is written: each has the state of all callbacks, this one included.
        var file = _path.Of(context.Epoch, context.Logs);
        _written.Remove(file);
        _written.Add(file);
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Best is { } best)
            state.Set(BestKey, best);
        state.Set(WrittenKey, string.Join('\n', _written));
    }

    /// <inheritdoc/>
    public override void RestoreState(TrainingContext context, CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Best = state.Number(BestKey) ?? Best;
        _written.AddRange((state.Text(WrittenKey) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    internal void SaveIfDue(TrainingContext context)
    {
        if (!_isDue)
            return;
        _isDue = false;
        var fit = IncludeOptimizer ? context.CaptureState() : null;
        ModelFile.SaveFit(context.Model.Core, _written[^1], new SaveOptions { IncludeOptimizer = IncludeOptimizer }, fit);
        while (_written.Count > KeepLast)
        {
            File.Delete(_written[0]);
            _written.RemoveAt(0);
        }
    }
}
