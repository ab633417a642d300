namespace NnGen.Training.Tests;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Advance(double milliseconds) => _ticks += (long)(milliseconds * TimeSpan.TicksPerMillisecond);

    /// <summary>A callback that lets so much time pass in each step, and in each validation.</summary>
    public Callback Passing(double step, double validation = 0) => new Passage(this, step, validation);

    private sealed class Passage(ManualTime time, double step, double validation) : Callback
    {
        public override void OnStepBegin(TrainingContext context) => time.Advance(step);

        // After those that come later in the list, if this is the last.
        public override void OnEpochEnd(TrainingContext context) => time.Advance(context.LogNames.Contains("val_loss") ? validation : 0);
    }
}
