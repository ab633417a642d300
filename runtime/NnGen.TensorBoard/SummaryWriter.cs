using Google.Protobuf;
using NnGen.TensorBoard;
using NnGen.TensorBoard.Protos;

namespace NnGen;

/// <summary>
/// Writes numbers, histograms and texts that TensorBoard shows, in an event file of its own in a folder: <c>tensorboard --logdir</c> of that
/// folder, or of one above it, shows each folder with event files as a run. Names, tags and bytes are those of PyTorch's
/// <c>torch.utils.tensorboard.SummaryWriter</c>.
/// </summary>
/// <remarks>
/// What was added is in the file after <see cref="Flush"/>, and TensorBoard sees it while the file is open; a crash of the program loses what was
/// added since, at most (see <see cref="SummaryWriterOptions.FlushInterval"/>). When the file cannot be written (a full disk), an
/// <see cref="IOException"/> says so, the file ends with its last whole record, and every later call throws too. May be called from several
/// threads; several writers, also of other programs, may write to one folder.
/// </remarks>
public sealed class SummaryWriter : IDisposable
{
    internal const string FileVersion = "brain.Event:2";
    private const string TextPlugin = "text";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SummaryWriter> _runs = new(StringComparer.Ordinal);
    private readonly SummaryWriterOptions _options;
    private readonly EventFile _file;
    private bool _isDisposed;

    /// <summary>Makes a new event file.</summary>
    /// <param name="folder">The folder of the run; it is made if it is not there.</param>
    /// <param name="options">How to write; null for the defaults.</param>
    /// <exception cref="IOException">The folder or the file cannot be made; says where and why.</exception>
    public SummaryWriter(string folder, SummaryWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _options = options ?? new SummaryWriterOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.FlushInterval, TimeSpan.Zero, nameof(options));
        Folder = folder;
        _file = EventFile.Create(folder, _options.FileNameSuffix, _options.TimeProvider, _options.FlushInterval);
    }

    /// <summary>The folder of the run.</summary>
    public string Folder { get; }

    /// <summary>Adds a point of a curve.</summary>
    /// <param name="tag">The curve; what stands before a <c>/</c> groups curves: <c>loss/train</c>.</param>
    /// <param name="value">The number, written as a float; NaN and infinities too, which TensorBoard marks.</param>
    /// <param name="step">Where on the axis: a step or an epoch.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void AddScalar(string tag, double value, long step) =>
        Add(step, new Summary.Types.Value { Tag = RequireTag(tag), SimpleValue = (float)value });

    /// <summary>
    /// Adds a point to each of several curves that are shown in one chart. As in PyTorch each is a run of its own, in the folder
    /// <c>MAINTAG_NAME</c> within this one's, whose tag is the main tag.
    /// </summary>
    /// <param name="mainTag">The chart.</param>
    /// <param name="values">The names of the curves and their numbers.</param>
    /// <param name="step">Where on the axis.</param>
    /// <exception cref="IOException">A file cannot be made or written.</exception>
    public void AddScalars(string mainTag, IEnumerable<KeyValuePair<string, double>> values, long step)
    {
        RequireTag(mainTag);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
            RunOf(mainTag, RequireTag(name)).AddScalar(mainTag, value, step);
    }

    /// <summary>
    /// Adds a histogram. Buckets are PyTorch's, ±10⁻¹² · 1.1ᵏ; numbers beyond ±10²⁰ count in the outermost. NaN and infinities have no
    /// place in it: they are left out and counted, and a histogram of nothing else is not written.
    /// </summary>
    /// <param name="tag">The series.</param>
    /// <param name="values">The numbers; at least one.</param>
    /// <param name="step">Where on the axis.</param>
    /// <returns>How many numbers were left out because they are not finite.</returns>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public int AddHistogram(string tag, ReadOnlySpan<float> values, long step)
    {
        RequireTag(tag);
        if (values.IsEmpty)
            throw new ArgumentException("A histogram needs at least one number.", nameof(values));
        if (HistogramBins.Count(values, out var notFinite) is { } histogram)
            Add(step, new Summary.Types.Value { Tag = tag, Histo = histogram });
        return notFinite;
    }

    /// <summary>Adds a text. As in PyTorch its tag gets <c>/text_summary</c> at the end.</summary>
    /// <param name="tag">The series.</param>
    /// <param name="text">The text; TensorBoard reads it as Markdown.</param>
    /// <param name="step">Where on the axis.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void AddText(string tag, string text, long step)
    {
        RequireTag(tag);
        ArgumentNullException.ThrowIfNull(text);
        var value = new Summary.Types.Value
        {
            Tag = tag + "/text_summary",
            Metadata = new SummaryMetadata
            {
                PluginData = new() { PluginName = TextPlugin, Content = new TextPluginData { Version = 0 }.ToByteString() },
            },
            Tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = new(), StringVal = { ByteString.CopyFromUtf8(text) } },
        };
        value.Tensor.TensorShape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 1 });
        Add(step, value);
    }

    /// <summary>
    /// Makes TensorBoard forget what earlier files of this folder have from a step on: for a run that was interrupted and goes on from
    /// a state before its last events. PyTorch's <c>purge_step</c>. It counts for all tags of the folder.
    /// </summary>
    /// <param name="step">The first step that is forgotten.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Purge(long step)
    {
        Append(new Event { Step = step, FileVersion = FileVersion });
        Append(new Event { Step = step, SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start } });
    }

    /// <summary>Hands everything that was added to the operating system, so that TensorBoard and others can read it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _file.Flush();
            foreach (var run in _runs.Values)
                run.Flush();
        }
    }

    /// <summary>Flushes and closes the file.</summary>
    /// <exception cref="IOException">The file cannot be written; not again when that was said before.</exception>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            try
            {
                _file.Dispose();
            }
            finally
            {
                foreach (var run in _runs.Values)
                    run.Dispose();
            }
        }
    }

    private static string RequireTag(string tag)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        return tag;
    }

    private void Add(long step, Summary.Types.Value value) => Append(new Event { Step = step, Summary = new Summary { Value = { value } } });

    private void Append(Event entry)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _file.Append(entry);
        }
    }

    private SummaryWriter RunOf(string mainTag, string name)
    {
        var folder = $"{mainTag}_{name}".Replace('/', '_');
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_runs.TryGetValue(folder, out var run))
                _runs.Add(folder, run = new SummaryWriter(Path.Combine(Folder, folder), _options));
            return run;
        }
    }
}
