namespace NnGen;

/// <summary>
/// Samples that come one part after the other, for data larger than memory. Each epoch opens the stream anew; <c>Fit</c> reads ahead on
/// another thread, and holds a few batches, the part that is read, and the shuffle buffer.
/// </summary>
/// <remarks>
/// <para>Parts are datasets of any size and the same columns; batches go across their borders. Without shuffling, a fit over a stream has the
/// same bits as one over a dataset of the same samples with <see cref="FitOptions.Shuffle"/> off.</para>
/// <para>A model that learns the mean and variance of its inputs reads a stream twice before the first epoch, unless they are set already.</para>
/// </remarks>
public sealed class DataStream
{
    private readonly Func<int, CancellationToken, IEnumerable<Dataset>> _open;

    private DataStream(Func<int, CancellationToken, IEnumerable<Dataset>> open, long? count, int shuffleBuffer)
    {
        _open = open;
        Count = count;
        ShuffleBufferSize = shuffleBuffer;
    }

    /// <summary>The samples of an epoch, or null when that is not known ahead.</summary>
    public long? Count { get; }

    /// <summary>The samples among which the next one is drawn; 0 for the order of the stream.</summary>
    public int ShuffleBufferSize { get; }

    /// <summary>A stream of parts that can be enumerated again for each epoch.</summary>
    /// <param name="parts">The parts; made while they are enumerated, on the reading thread.</param>
    /// <param name="count">The number of samples of all parts, if it is known: for progress.</param>
    public static DataStream FromParts(IEnumerable<Dataset> parts, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return FromParts(_ => parts, count);
    }

    /// <summary>A stream of parts that may differ from epoch to epoch.</summary>
    /// <param name="open">Gives the parts of an epoch by its number over the life of the model, from 0; a resumed fit gets the same numbers.</param>
    /// <param name="count">The number of samples of an epoch, if it is known: for progress.</param>
    public static DataStream FromParts(Func<int, IEnumerable<Dataset>> open, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new DataStream((epoch, _) => open(epoch), RequireCount(count), 0);
    }

    /// <summary>A stream of parts that may differ from epoch to epoch and take long to make.</summary>
    /// <param name="open">
    /// Gives the parts of an epoch by its number over the life of the model, from 0. The token says that no more are wanted: a fit was cancelled, or has ended.
    /// </param>
    /// <param name="count">The number of samples of an epoch, if it is known: for progress.</param>
    public static DataStream FromParts(Func<int, CancellationToken, IEnumerable<Dataset>> open, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new DataStream(open, RequireCount(count), 0);
    }

    /// <summary>A stream of parts that are awaited on the reading thread.</summary>
    /// <param name="open">Gives the parts of an epoch by its number over the life of the model, from 0. The token ends waiting.</param>
    /// <param name="count">The number of samples of an epoch, if it is known: for progress.</param>
    public static DataStream FromAsyncParts(Func<int, CancellationToken, IAsyncEnumerable<Dataset>> open, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new DataStream((epoch, token) => AsyncParts.Wait(open(epoch, token), token), RequireCount(count), 0);
    }

    /// <summary>A stream of the samples of a CSV file, of which a part at a time is in memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// Which columns are targets and so on. What a whole file would tell must be given: <see cref="CsvOptions.ClassNames"/> for a target that
    /// is a class, and no text among the features.
    /// </param>
    /// <param name="linesPerPart">The lines of a part.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one line in a part.</exception>
    public static DataStream FromCsv(string path, CsvOptions? options = null, int linesPerPart = 4096)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(linesPerPart, 1);
        return FromParts(_ => CsvParts.Read(path, options ?? new CsvOptions(), linesPerPart));
    }

    /// <summary>A stream of objects, for each of which a function writes the sample.</summary>
    /// <typeparam name="T">The type of an object.</typeparam>
    /// <param name="items">The objects; enumerated once an epoch, on the reading thread.</param>
    /// <param name="inputWidth">The numbers of an input sample.</param>
    /// <param name="targetWidth">The numbers of a target; for class indices 1.</param>
    /// <param name="write">Writes inputs and targets of one object; it need not allocate.</param>
    /// <param name="count">The number of objects, if it is known: for progress.</param>
    public static DataStream From<T>(
        IEnumerable<T> items, int inputWidth, int targetWidth, SampleWriter<T> write, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetWidth, 1);
        return FromParts(_ => WrittenParts.Of(items, inputWidth, targetWidth, write), count);
    }

    /// <summary>The same stream, with each sample drawn from a buffer of the next ones, as TensorFlow's <c>Dataset.shuffle</c>.</summary>
    /// <param name="bufferSize">The samples of the buffer. The order follows from the seed of the fit, the epoch and this.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer has no place.</exception>
    public DataStream Shuffle(int bufferSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, 1);
        return new DataStream(_open, Count, bufferSize);
    }

    /// <summary>The parts of one epoch.</summary>
    internal IEnumerable<Dataset> Open(int epoch, CancellationToken cancellationToken) => _open(epoch, cancellationToken);

    private static long? RequireCount(long? count)
    {
        if (count is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(count));
        return count;
    }
}
