using System.Buffers;
using System.Globalization;
using NnGen.TensorBoard.Protos;

namespace NnGen.TensorBoard;

/// <summary>
/// An event file that is written to. Events wait in memory and go to the file as whole records, so that a reader never sees a part of one
/// that is not finished by the next look.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const int MostPending = 1 << 16;
    private static int s_files;
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly Stream _stream;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _flushInterval;
    private readonly string _path;
    private long _flushed;
    private long _written;
    private bool _isBroken;

    /// <param name="stream">The file, empty.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="clock">Tells the time of events.</param>
    /// <param name="flushInterval">How long an event waits at most when others come after it.</param>
    public EventFile(Stream stream, string path, TimeProvider clock, TimeSpan flushInterval)
    {
        (_stream, _path, _clock, _flushInterval) = (stream, path, clock, flushInterval);
        try
        {
            Append(new Event { FileVersion = SummaryWriter.FileVersion });
            Flush();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Makes a new file in a folder, and the folder.</summary>
    /// <exception cref="IOException">It cannot be made; says where and why.</exception>
    public static EventFile Create(string folder, string suffix, TimeProvider clock, TimeSpan flushInterval)
    {
        try
        {
            Directory.CreateDirectory(folder);
            while (true)
            {
                var path = Path.Combine(folder, NextName(clock) + suffix);
                if (Open(path) is { } stream)
                    return new EventFile(stream, path, clock, flushInterval);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"TensorBoard's event file cannot be made in '{Path.GetFullPath(folder)}': {problem.Message}", problem);
        }
    }

    /// <summary>Adds an event, with the time of now.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(Event entry)
    {
        ThrowIfBroken();
        entry.WallTime = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond;
        RecordFormat.Append(_pending, entry);
        if (_pending.WrittenCount >= MostPending || _clock.GetElapsedTime(_flushed) >= _flushInterval)
            Flush();
    }

    /// <summary>Hands all events to the operating system.</summary>
    /// <exception cref="IOException">The file cannot be written; it ends with the last whole record then.</exception>
    public void Flush()
    {
        ThrowIfBroken();
        _flushed = _clock.GetTimestamp();
        if (_pending.WrittenCount == 0)
            return;
        try
        {
            _stream.Write(_pending.WrittenSpan);
            _stream.Flush();
            _written += _pending.WrittenCount;
            _pending.ResetWrittenCount();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _isBroken = true;
            CutOffHalfRecords();
            throw new IOException($"TensorBoard's event file '{_path}' cannot be written: {problem.Message}", problem);
        }
    }

    /// <summary>Flushes, unless that failed before, and closes.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isBroken)
                Flush();
        }
        finally
        {
            _stream.Dispose();
        }
    }

    // Seconds, host, process and a running number, as TensorBoard's own writers: files sort by time, and no two have one name.
    private static string NextName(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"events.out.tfevents.{clock.GetUtcNow().ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref s_files) - 1}");

    /// <returns>The file, or null when there is one of that name: of another machine that shares the folder and has the same name.</returns>
    private static FileStream? Open(string path)
    {
        try
        {
            // No buffer: what is written is seen, and always whole records. TensorBoard reads meanwhile.
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private void CutOffHalfRecords()
    {
        try
        {
            _stream.SetLength(_written);
        }
        catch (IOException)
        {
            // Readers stop at a record that is not whole, so the file can be read all the same.
        }
    }

    private void ThrowIfBroken()
    {
        if (_isBroken)
            throw new IOException($"TensorBoard's event file '{_path}' could not be written before, so nothing more is.");
    }
}
