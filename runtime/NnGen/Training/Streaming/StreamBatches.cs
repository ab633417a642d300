using System.Runtime.ExceptionServices;
using NnGen.Generated;

namespace NnGen;

/// <summary>
/// The batches of a stream. A thread of its own fills one buffer after the other, while the fit uses another; nothing is allocated for a
/// batch. Its exceptions come out of <see cref="Next"/>.
/// </summary>
internal sealed class StreamBatches : EpochBatches
{
    private const int BufferCount = 3;
    // Which random numbers: those of a stream's order.
    private const ulong StreamSequence = 0x5354524DUL << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PartReader _reader;
    private readonly DataStream _stream;
    private readonly int _seed;
    private readonly int? _stepsPerEpoch;
    private readonly SampleRows?[] _buffers = new SampleRows?[BufferCount];
    private readonly int[] _counts = new int[BufferCount];
    private readonly object _gate = new();
    private SampleRows? _shuffleBuffer;
    private Worker? _worker;
    private int _steps;

    public StreamBatches(PartReader reader, DataStream stream, int batchSize, int seed, int? stepsPerEpoch)
    {
        (_reader, _stream, BatchSize, _seed, _stepsPerEpoch) = (reader, stream, batchSize, seed, stepsPerEpoch);
        var whole = stream.Count is { } count ? (int?)checked((int)(((count - 1) / batchSize) + 1)) : null;
        Steps = whole is null || stepsPerEpoch is null ? whole ?? stepsPerEpoch : Math.Min(whole.Value, stepsPerEpoch.Value);
    }

    public override int BatchSize { get; }

    public override int? Steps { get; }

    public override void Begin(int epoch, CancellationToken cancellationToken)
    {
        Stop();
        _steps = 0;
        _worker = new Worker(this, epoch, cancellationToken);
    }

    public override int Next(out TrainingBatch batch)
    {
        if (_steps == _stepsPerEpoch)
        {
            Stop();
            batch = default;
            return 0;
        }

        var buffer = _worker!.Take();
        var count = buffer < 0 ? 0 : _counts[buffer];
        if (count == 0 && _steps == 0)
            throw new ArgumentException("The stream has no samples.");
        batch = count == 0 ? default : _buffers[buffer]!.Batch(count);
        _steps += count == 0 ? 0 : 1;
        return count;
    }

    public override void Dispose() => Stop();

    private void Stop()
    {
        _worker?.Stop();
        _worker = null;
    }

    /// <summary>The reading of one epoch.</summary>
    private sealed class Worker
    {
        private readonly StreamBatches _owner;
        private readonly CancellationTokenSource _stopping;
        private readonly CancellationTokenRegistration _registration;
        private readonly CancellationToken _fitToken;
        private readonly Thread _thread;
        private ExceptionDispatchInfo? _failure;
        private bool _isFinished;
        private int _filled;
        private int _taken;
        private int _row;
        private bool _holdsOne;

        public Worker(StreamBatches owner, int epoch, CancellationToken fitToken)
        {
            (_owner, _fitToken) = (owner, fitToken);
            _stopping = CancellationTokenSource.CreateLinkedTokenSource(fitToken);
            _registration = _stopping.Token.UnsafeRegister(static worker => ((Worker)worker!).Wake(), this);
            _thread = new Thread(() => Run(epoch)) { IsBackground = true, Name = "NnGen stream" };
            _thread.Start();
        }

        /// <summary>The next filled buffer, after the one taken before is given back; −1 at the end.</summary>
        public int Take()
        {
            lock (_owner._gate)
            {
                if (_holdsOne)
                    _taken++;
                _holdsOne = false;
                Monitor.PulseAll(_owner._gate);
                while (_taken == _filled && !_isFinished && !_stopping.IsCancellationRequested)
                    Monitor.Wait(_owner._gate);
                _fitToken.ThrowIfCancellationRequested();
                if (_taken < _filled)
                {
                    _holdsOne = true;
                    return _taken % BufferCount;
                }
            }

            _failure?.Throw();
            return -1;
        }

        /// <summary>Ends the thread. A source that does not come back is left behind: it ends with the process.</summary>
        public void Stop()
        {
            _stopping.Cancel();
            if (_thread.Join(Patience))
                _stopping.Dispose();
            _registration.Dispose();
        }

        private void Wake()
        {
            lock (_owner._gate)
                Monitor.PulseAll(_owner._gate);
        }

        private void Run(int epoch)
        {
            try
            {
                if (_owner._stream.ShuffleBufferSize > 0)
                    ReadShuffled(epoch);
                else
                    ReadInOrder(epoch);
                if (_row > 0)
                    Hand();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The fit does not want more.
            }
            catch (Exception failure)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
            }

            lock (_owner._gate)
            {
                _isFinished = true;
                Monitor.PulseAll(_owner._gate);
            }
        }

        private void ReadInOrder(int epoch)
        {
            foreach (var part in _owner._reader.Read(epoch, _stopping.Token))
            {
                for (var sample = 0; sample < part.Count; sample++)
                {
                    Row(part).Set(_row++, part, sample);
                    HandWhole();
                }
            }
        }

        /// <summary>Each sample is drawn from the buffer, whose place the next one takes; at the end the buffer is emptied.</summary>
        private void ReadShuffled(int epoch)
        {
            var size = _owner._stream.ShuffleBufferSize;
            var random = new Pcg32((uint)_owner._seed, StreamSequence + (uint)epoch);
            var held = 0;
            TrainingData? last = null;
            foreach (var part in _owner._reader.Read(epoch, _stopping.Token))
            {
                last = part;
                var buffer = _owner._shuffleBuffer ??= new SampleRows(part, size);
                for (var sample = 0; sample < part.Count; sample++)
                {
                    if (held < size)
                    {
                        buffer.Set(held++, part, sample);
                        continue;
                    }

                    var drawn = (int)random.NextBelow((uint)size);
                    Row(part).Set(_row++, buffer, drawn);
                    buffer.Set(drawn, part, sample);
                    HandWhole();
                }
            }

            for (; held > 0; held--)
            {
                var drawn = (int)random.NextBelow((uint)held);
                Row(last!).Set(_row++, _owner._shuffleBuffer!, drawn);
                _owner._shuffleBuffer!.Set(drawn, _owner._shuffleBuffer, held - 1);
                HandWhole();
            }
        }

        /// <summary>The buffer that is filled; waits until the fit is done with it.</summary>
        private SampleRows Row(TrainingData like)
        {
            if (_row == 0)
            {
                lock (_owner._gate)
                {
                    while (_filled - _taken == BufferCount && !_stopping.IsCancellationRequested)
                        Monitor.Wait(_owner._gate);
                }

                _stopping.Token.ThrowIfCancellationRequested();
            }

            return _owner._buffers[_filled % BufferCount] ??= new SampleRows(like, _owner.BatchSize);
        }

        private void HandWhole()
        {
            if (_row == _owner.BatchSize)
                Hand();
        }

        private void Hand()
        {
            lock (_owner._gate)
            {
                _owner._counts[_filled % BufferCount] = _row;
                _filled++;
                _row = 0;
                Monitor.PulseAll(_owner._gate);
            }
        }
    }
}
