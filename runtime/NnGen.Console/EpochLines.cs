using Spectre.Console;

namespace NnGen;

/// <summary>The lines of a fit, in one form or another.</summary>
internal abstract class EpochLines
{
    /// <summary>What stands above the lines, if it was not taken yet.</summary>
    public virtual Line? TakeHeader() => null;

    /// <summary>Takes note of the epochs before a checkpoint.</summary>
    public virtual void Resume(TrainingContext context)
    {
    }

    /// <summary>The line of an epoch under way.</summary>
    public abstract Line Running(TrainingContext context, bool isValidating);

    /// <summary>The line of an epoch that ended; called for every epoch.</summary>
    public abstract Line Completed(TrainingContext context);
}
