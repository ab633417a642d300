namespace NnGen.TensorBoard.Tests;

/// <summary>A clock that moves only when told; it begins where that of the reference files stands.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(1_700_000_000.25) + _passed;

    public override long GetTimestamp() => _passed.Ticks;

    public void Advance(TimeSpan time) => _passed += time;
}
