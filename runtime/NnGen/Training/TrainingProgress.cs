namespace NnGen;

/// <summary>Where a fit stands: after each step, and once more at the end of each epoch.</summary>
/// <param name="Epoch">Which epoch of this fit, from 1.</param>
/// <param name="Epochs">How many epochs this fit has.</param>
/// <param name="Step">How many steps of this epoch are done.</param>
/// <param name="Steps">How many steps an epoch has; 0 when that is not known ahead.</param>
/// <param name="Loss">The mean loss over the samples of this epoch so far.</param>
/// <param name="Metrics">The metrics over the same samples; between steps without those that are costly to read (AUC).</param>
/// <param name="Result">What the epoch came to, validation included; null until it ends.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, IReadOnlyDictionary<string, double> Metrics, EpochResult? Result)
{
    /// <summary>How many samples of this epoch were trained on.</summary>
    public long Samples { get; init; }

    /// <summary>The learning rate of the last optimizer step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Whether this is the report at the end of an epoch.</summary>
    public bool IsEpochEnd => Result is not null;
}
