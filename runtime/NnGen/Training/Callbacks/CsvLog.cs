using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>
/// Writes a line of CSV for each epoch: its number, then all its numbers under Keras's names, in invariant culture. As Keras's
/// <c>CSVLogger</c>. Each line is on disk when the next epoch begins.
/// </summary>
/// <remarks>When a fit resumes from a checkpoint, lines of epochs after it are dropped, and the file goes on without a gap.</remarks>
/// <param name="path">The file.</param>
public sealed class CsvLog(string path) : Callback
{
    private string[] _columns = [];
    private int? _resumedFrom;
    private bool _isOpen;

    /// <summary>What stands between fields; default a comma.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether an earlier file is continued rather than replaced; default false.</summary>
    public bool Append { get; init; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder of the file does not exist and could not be made.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _columns = ["epoch", .. context.LogNames];
        (_resumedFrom, _isOpen) = (null, false);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public override void RestoreState(TrainingContext context, CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(context);
        _resumedFrom = context.Epoch;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="InvalidDataException">The file that is continued has other columns.</exception>
    public override void OnEpochCompleted(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!_isOpen)
            Open();
        _isOpen = true;
        var fields = _columns.Select(column => column == "epoch"
            ? context.Epoch.ToString(CultureInfo.InvariantCulture)
            : context.Logs.TryGetValue(column, out var value) ? value.ToString("R", CultureInfo.InvariantCulture) : "");
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(Line(fields)));
        file.Flush(flushToDisk: true);
    }

    private void Open()
    {
        var header = Line(_columns.Select(Quote));
        var earlier = (Append || _resumedFrom is not null) && File.Exists(path) ? File.ReadAllText(path) : "";
        // A line without its end is one that a killed process did not finish.
        var lines = earlier[..(earlier.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (lines.Count > 0 && lines[0] != header.TrimEnd('\n'))
            throw new InvalidDataException($"'{path}' has the columns {lines[0]}, but this fit has {header.TrimEnd('\n')}.");
        while (lines.Count > 1 && EpochOf(lines[^1]) > _resumedFrom)
            lines.RemoveAt(lines.Count - 1);
        Serialization.AtomicFile.Write(path, file =>
            file.Write(Encoding.UTF8.GetBytes(lines.Count == 0 ? header : string.Join('\n', lines) + "\n")));
    }

    private int EpochOf(string line) =>
        int.TryParse(line.Split(Separator)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0;

    private string Line(IEnumerable<string> fields) => string.Join(Separator, fields) + "\n";

    private string Quote(string name) =>
        name.Contains(Separator) || name.Contains('"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
