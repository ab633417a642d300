namespace NnGen;

/// <summary>A callback made of functions: <c>new LambdaCallback { EpochEnd = fit => … }</c>.</summary>
public sealed class LambdaCallback : Callback
{
    /// <summary>See <see cref="Callback.OnTrainBegin"/>.</summary>
    public Action<TrainingContext>? TrainBegin { get; init; }

    /// <summary>See <see cref="Callback.OnTrainEnd"/>.</summary>
    public Action<TrainingContext>? TrainEnd { get; init; }

    /// <summary>See <see cref="Callback.OnEpochBegin"/>.</summary>
    public Action<TrainingContext>? EpochBegin { get; init; }

    /// <summary>See <see cref="Callback.OnEpochEnd"/>.</summary>
    public Action<TrainingContext>? EpochEnd { get; init; }

    /// <summary>See <see cref="Callback.OnStepEnd"/>.</summary>
    public Action<TrainingContext>? StepEnd { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => TrainBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => TrainEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => EpochBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context) => EpochEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingContext context) => StepEnd?.Invoke(context);
}
