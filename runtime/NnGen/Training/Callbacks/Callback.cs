using NnGen.Generated;

namespace NnGen;

/// <summary>
/// Takes part in a fit: is called at its turns, reads its numbers, and may change the learning rate or stop it. Give callbacks in
/// <see cref="FitOptions.Callbacks"/>; they are called in that order, on the thread of <c>Fit</c>. Derive from it for one of your own.
/// </summary>
/// <remarks>
/// The hooks are Keras's, with <c>batch</c> called step. One callback takes part in one fit at a time; <see cref="OnTrainBegin"/> starts
/// anew. What a callback must know after a restart goes into <see cref="SaveState"/>.
/// </remarks>
public abstract class Callback
{
    /// <summary>The names of logs that this callback reads; a fit that has no such number refuses to start and names those there are.</summary>
    public virtual IReadOnlyList<string> RequiredLogs => [];

    /// <summary>The names of logs that this callback adds at the end of each epoch.</summary>
    public virtual IReadOnlyList<string> AddedLogs => [];

    /// <summary>Before the first step.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnTrainBegin(TrainingContext context)
    {
    }

    /// <summary>After the last epoch, or when the fit was stopped; not when it ends by an exception.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnTrainEnd(TrainingContext context)
    {
    }

    /// <summary>Before the first step of an epoch.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnEpochBegin(TrainingContext context)
    {
    }

    /// <summary>
    /// After the last step of an epoch and before its validation, as Keras's <c>on_test_begin</c>; not without validation data.
    /// </summary>
    /// <param name="context">The fit; <see cref="TrainingContext.Logs"/> has the means over the epoch.</param>
    public virtual void OnValidationBegin(TrainingContext context)
    {
    }

    /// <summary>
    /// After the last step of an epoch and its validation. <see cref="TrainingContext.Logs"/> has all numbers of the epoch, and takes more.
    /// </summary>
    /// <param name="context">The fit.</param>
    public virtual void OnEpochEnd(TrainingContext context)
    {
    }

    /// <summary>After <see cref="OnEpochEnd"/> of all callbacks, when the numbers of the epoch are final: the place to write them down.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnEpochCompleted(TrainingContext context)
    {
    }

    /// <summary>Before the gradients of a batch are computed.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnStepBegin(TrainingContext context)
    {
    }

    /// <summary>
    /// When the gradients of a batch were computed and before the optimizer uses them. A callback that stops the fit here keeps the
    /// step from being taken.
    /// </summary>
    /// <param name="context">The fit; <see cref="TrainingContext.BatchLoss"/> is the loss of this batch.</param>
    public virtual void OnGradients(TrainingContext context)
    {
    }

    /// <summary>After each step.</summary>
    /// <param name="context">The fit; <see cref="TrainingContext.Logs"/> has the means over the epoch so far.</param>
    public virtual void OnStepEnd(TrainingContext context)
    {
    }

    /// <summary>Called last, however the fit ends: gives back files and the like.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Writes down what the callback must know when a fit resumes from a checkpoint (<see cref="FitOptions.ResumeFrom"/>).</summary>
    /// <param name="state">Receives it.</param>
    public virtual void SaveState(CallbackState state)
    {
    }

    /// <summary>Takes back what <see cref="SaveState"/> wrote; called after <see cref="OnTrainBegin"/> of a fit that resumes, with an empty state for a callback that the checkpoint does not know.</summary>
    /// <param name="context">The fit.</param>
    /// <param name="state">What it wrote.</param>
    public virtual void RestoreState(TrainingContext context, CallbackState state)
    {
    }

    /// <summary>Looks at the batch whose gradients were computed, after <see cref="OnGradients"/>.</summary>
    internal virtual void Inspect(TrainingContext context, scoped in TrainingBatch batch)
    {
    }
}
