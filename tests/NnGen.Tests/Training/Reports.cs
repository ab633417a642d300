namespace NnGen.Tests.Training;

/// <summary>Gathers reports at once; <see cref="Progress{T}"/> would do so later, on another thread.</summary>
internal sealed class Reports(Action<TrainingProgress>? also = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> All { get; } = [];

    public void Report(TrainingProgress value)
    {
        All.Add(value);
        also?.Invoke(value);
    }
}
