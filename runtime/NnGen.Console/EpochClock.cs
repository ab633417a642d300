namespace NnGen;

/// <summary>How long epochs take.</summary>
internal sealed class EpochClock(TimeProvider time)
{
    private long _fitBegan;
    private long _epochBegan;
    private TimeSpan? _training;
    private int _done;

    /// <summary>How long the running epoch takes so far.</summary>
    public TimeSpan Epoch => time.GetElapsedTime(_epochBegan);

    /// <summary>How long the steps of the running epoch take so far, without validation.</summary>
    public TimeSpan Training => _training ?? Epoch;

    /// <summary>How long the last validation took, other callbacks included.</summary>
    public TimeSpan Validation { get; private set; }

    public void BeginEpoch()
    {
        _epochBegan = time.GetTimestamp();
        if (_done == 0)
            _fitBegan = _epochBegan;
        _training = null;
    }

    public void EndTraining() => _training ??= Epoch;

    public void EndEpoch()
    {
        Validation = Epoch - Training;
        _done++;
    }

    /// <summary>The samples a second of the running epoch.</summary>
    public double SamplesPerSecond(long samples) => samples / Training.TotalSeconds;

    /// <summary>How long the running epoch lasts on, by the steps done of it; without validation. Null when not known.</summary>
    public TimeSpan? EpochLeft(int step, int? steps) =>
        steps is { } all && step > 0 ? Training * ((double)(all - step) / step) : null;

    /// <summary>How long all epochs after the running one take, by those that ended, else by the running one. Null when not known.</summary>
    public TimeSpan? LaterEpochs(int later, int step, int? steps)
    {
        if (_done > 0)
            return time.GetElapsedTime(_fitBegan, _epochBegan) / Math.Max(1, _done) * later;
        return EpochLeft(step, steps) is { } left ? (Training + left) * later : null;
    }

    /// <summary>How long epochs to come take, between two epochs.</summary>
    public TimeSpan Left(int epochs) => time.GetElapsedTime(_fitBegan) / _done * epochs;
}
