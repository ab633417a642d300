namespace NnGen;

/// <summary>Adds the learning rate that an epoch ended with to its numbers, as <c>learning_rate</c>.</summary>
public sealed class LearningRateLog : Callback
{
    /// <summary>The name of the number.</summary>
    public const string LogName = "learning_rate";

    /// <inheritdoc/>
    public override IReadOnlyList<string> AddedLogs => [LogName];

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Logs.Set(LogName, context.LearningRate);
    }
}
